import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { ZodError } from "zod";
import type { MemberActor } from "@/domain/actor";
import { wears } from "@/domain/actor";
import { DomainError, type DomainErrorCode } from "@/domain/errors";
import { isAllText } from "@/domain/text";
import type { Ctx } from "@/server/context";
import { isShapely } from "@/server/input-shape";
import { log } from "@/server/log";

/** The sign-in cookie of the answer. Its token travels there and nowhere else, never in a body. */
export type SessionCookie = { start: (token: string, endsAt: Date) => void; end: () => void };

/** The context of a request that came over the wire or from a page: a service context plus where it came from. */
export type RequestCtx = Ctx & {
  readonly ip: string;
  readonly device: string;
  readonly cookie: SessionCookie;
  /** Until when nothing may be changed, while that is so. */
  readonly readOnlyUntil?: Date | null | undefined;
};

/** What a procedure says of itself: whether it works while nothing may be changed, as signing in must. */
type Meta = { readonly whileReadOnly?: boolean };

const codes: Record<DomainErrorCode, TRPCError["code"]> = {
  NOT_FOUND: "NOT_FOUND",
  FORBIDDEN: "FORBIDDEN",
  UNAUTHORIZED: "UNAUTHORIZED",
  CONFLICT: "CONFLICT",
  INVALID: "BAD_REQUEST",
  TOO_MANY: "TOO_MANY_REQUESTS",
  UNAVAILABLE: "SERVICE_UNAVAILABLE",
};

const t = initTRPC
  .context<RequestCtx>()
  .meta<Meta>()
  .create({
    transformer: superjson,
    errorFormatter({ shape, error, ctx }) {
      const cause = error.cause;
      const reason = cause instanceof DomainError ? cause.reason : null;
      const field = cause instanceof DomainError ? (cause.field ?? null) : null;
      const issues =
        cause instanceof ZodError ? cause.issues.map((i) => ({ path: i.path.join("."), message: i.message })) : [];
      const message =
        reason ?? (issues.length > 0 ? "input.invalid" : error.code === "INTERNAL_SERVER_ERROR" ? "bug" : error.code);
      return {
        message,
        code: shape.code,
        data: {
          code: shape.data.code,
          httpStatus: shape.data.httpStatus,
          reason,
          field,
          issues,
          requestId: ctx?.requestId ?? null,
        },
      };
    },
  });

/** Turns refusals of the domain into tRPC errors, and logs anything else as a bug with the request's id. */
const mapErrors = t.middleware(async ({ next, path, ctx }) => {
  const result = await next();
  if (result.ok) return result;
  const cause = result.error.cause;
  if (cause instanceof DomainError) {
    throw new TRPCError({ code: codes[cause.code], message: cause.reason, cause });
  }
  if (result.error.code === "INTERNAL_SERVER_ERROR") {
    log.error({ requestId: ctx.requestId, procedure: path, err: cause ?? result.error }, "procedure failed");
  }
  return result;
});

/** Refuses what no form of ours sends, before any schema or table sees it. */
const checkShape = t.middleware(async ({ next, getRawInput }) => {
  const input = await getRawInput();
  if (!isShapely(input)) throw new DomainError("INVALID", "input.invalid");
  // The database would refuse it as an error of ours.
  if (!isAllText(input)) throw new DomainError("INVALID", "input.no_text");
  return next();
});

/** Refuses changes while the installation is read-only, but for the few without which nobody could read. */
const keepReadOnly = t.middleware(({ next, type, meta, ctx }) => {
  if (ctx.readOnlyUntil && type === "mutation" && meta?.whileReadOnly !== true)
    throw new DomainError("UNAVAILABLE", "product.read_only");
  return next();
});

const base = t.procedure.use(mapErrors).use(checkShape).use(keepReadOnly);

function requireMember(ctx: RequestCtx): RequestCtx & { actor: MemberActor } {
  if (ctx.actor.kind !== "member") throw new DomainError("UNAUTHORIZED", "accounts.sign_in_first");
  return { ...ctx, actor: ctx.actor };
}

const stepUpMinutes = 10;

export const router = t.router;
export const mergeRouters = t.mergeRouters;
export const createCallerFactory = t.createCallerFactory;

/** Anybody, signed in or not. */
export const publicProcedure = base;

/** A signed-in member. */
export const memberProcedure = base.use(({ ctx, next }) => next({ ctx: requireMember(ctx) }));

function requireFresh(ctx: RequestCtx): RequestCtx & { actor: MemberActor } {
  const member = requireMember(ctx);
  const age = ctx.now.getTime() - member.actor.authenticatedAt.getTime();
  if (age > stepUpMinutes * 60_000) throw new DomainError("FORBIDDEN", "accounts.confirm_it_is_you");
  return member;
}

/** A member who has proved who they are within the last ten minutes (step-up). */
export const freshMemberProcedure = base.use(({ ctx, next }) => next({ ctx: requireFresh(ctx) }));

/** A member who coordinates at least one programme; which one, the policy asks. */
export const coordinatorProcedure = base.use(({ ctx, next }) => {
  const member = requireMember(ctx);
  if (!member.actor.hats.some((hat) => hat.kind === "coordinator")) {
    throw new DomainError("FORBIDDEN", "programmes.coordinators_only");
  }
  return next({ ctx: member });
});

/** An administrator of the installation. */
export const adminProcedure = base.use(({ ctx, next }) => {
  const member = requireMember(ctx);
  if (!wears(member.actor, "admin")) throw new DomainError("FORBIDDEN", "accounts.administrators_only");
  return next({ ctx: member });
});

/** An administrator who has proved who they are within the last ten minutes. */
export const freshAdminProcedure = base.use(({ ctx, next }) => {
  const member = requireMember(ctx);
  if (!wears(member.actor, "admin")) throw new DomainError("FORBIDDEN", "accounts.administrators_only");
  return next({ ctx: requireFresh(ctx) });
});
