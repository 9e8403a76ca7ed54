import "server-only";
import { TRPCError } from "@trpc/server";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { database } from "@/server/database";
import { type ReaderFacts, readReader } from "@/server/programmes/reader";
import { requestContext } from "@/server/request";
import { appRouter } from "@/server/router";
import { sessionCookieSettings } from "@/server/session-cookie";
import { createCallerFactory, type SessionCookie } from "@/server/trpc";

const createCaller = createCallerFactory(appRouter);

/** Reading a page cannot set a cookie; a server action can. Next refuses by itself in the first case. */
async function answerCookie(): Promise<{ token: string | undefined; cookie: SessionCookie }> {
  const jar = await cookies();
  const { name, options } = sessionCookieSettings();
  return {
    token: jar.get(name)?.value,
    cookie: {
      start: (token, endsAt) => jar.set(name, token, { ...options, expires: endsAt }),
      end: () => jar.set(name, "", { ...options, expires: new Date(0) }),
    },
  };
}

const page = cache(() => ({}));

/** The page being rendered. React remembers only while it renders: an action, which writes, gets another object each time. */
function pageBeingRead(): object | undefined {
  const reading = page();
  return reading === page() ? reading : undefined;
}

const context = cache(async () => {
  const reading = pageBeingRead();
  const { token, cookie } = await answerCookie();
  return { ...(await requestContext({ sessionToken: token, headers: await headers(), cookie })), reading };
});

/** The procedures, called in this process as whoever is asking. One session look-up per request, however often called. */
export const caller = cache(async () => createCaller(await context()));

/** The same, for news that are told until `signal` aborts. */
export async function callerUntil(signal: AbortSignal): ReturnType<typeof caller> {
  return createCaller(await context(), { signal });
}

/** The member reading the page, as its frame and its pages need them. */
export type SignedIn = ReaderFacts;

/** The member reading the page, or null for a visitor. One query per request, beside the look-up of the session. */
export const viewer = cache(async (): Promise<SignedIn | null> => {
  const { token } = await answerCookie();
  const asked = context().then((ctx) => ctx.actor);
  return readReader(database().db, token, asked);
});

/** The member reading the page; a visitor is sent to sign in and comes back to `here` afterwards. */
export async function requireViewer(here: string): Promise<SignedIn> {
  return (await viewer()) ?? redirect(`/sign-in?next=${encodeURIComponent(here)}`);
}

/** The procedures for somebody who has just proved who they are; others are sent to prove it, or to sign in, first. */
export async function freshCaller(here: string): ReturnType<typeof caller> {
  await requireViewer(here);
  const api = await caller();
  const { isFresh } = await api.accounts.own();
  return isFresh ? api : redirect(`/confirm-it-is-you?next=${encodeURIComponent(here)}`);
}

/** A coordinator reading the page; for everybody else signed in it does not exist. */
export async function requireCoordinator(here: string): Promise<SignedIn> {
  const reader = await requireViewer(here);
  return reader.coordinates ? reader : notFound();
}

/** An administrator reading the page; for everybody else signed in it does not exist. */
export async function requireAdministrator(here: string): Promise<SignedIn> {
  const reader = await requireViewer(here);
  return reader.administers ? reader : notFound();
}

/** The time at which this request is answered. */
export async function requestTime(): Promise<Date> {
  return (await context()).now;
}

/** Until when nothing may be changed, or null when things can be. */
export async function readOnly(): Promise<Date | null> {
  return (await context()).readOnlyUntil ?? null;
}

/** Whether there is nothing to show: no such record, or an address that no record can have. */
function isNothing(error: unknown): boolean {
  return error instanceof TRPCError && (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST");
}

/** What a procedure that reads answers; where there is nothing, the page that says so. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (isNothing(error)) notFound();
    throw error;
  }
}

/** What a procedure that reads answers, or null where the reader may not have it; where there is nothing, it throws. */
export async function orRefused<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "FORBIDDEN") return null;
    throw error;
  }
}

/** What a procedure that reads answers, or null where there is nothing. */
export async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isNothing(error)) return null;
    throw error;
  }
}
