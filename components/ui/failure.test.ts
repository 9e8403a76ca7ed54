import { TRPCError } from "@trpc/server";
import { expect, test } from "vitest";
import { z } from "zod";
import { DomainError } from "@/domain/errors";
import { failure } from "./failure";

function thrownBy(schema: z.ZodType, input: unknown): unknown {
  const { error } = schema.safeParse(input);
  return new TRPCError({ code: "BAD_REQUEST", cause: error });
}

test("invalid input becomes one sentence per field, and what the schema says itself is kept", () => {
  const schema = z.strictObject({
    name: z.string().min(1),
    note: z.string().max(5),
    mail: z.email(),
    domain: z.enum(["banking", "nhs"]),
    goals: z.array(z.string()).min(1),
    own: z.string().refine(() => false, "June has 30 days."),
    missing: z.string(),
  });
  const error = thrownBy(schema, { name: "", note: "too long", mail: "x", domain: "?", goals: [], own: "31 June" });
  expect(failure(error)?.errors).toEqual({
    name: "Fill this in.",
    note: "Shorten this to 5 characters.",
    mail: "Enter an e-mail address such as name@example.org.",
    domain: "Choose one of the options.",
    goals: "Choose at least 1.",
    own: "June has 30 days.",
    missing: "Fill this in.",
  });
});

test("a field within an object of the input is marked where it stands in the form", () => {
  const schema = z.strictObject({ fields: z.strictObject({ title: z.string().min(1), days: z.number().min(1) }) });
  const form = new FormData();
  form.append("title", "");
  form.append("days", "0");
  expect(failure(thrownBy(schema, { fields: { title: "", days: 0 } }), form)?.errors).toEqual({
    title: "Fill this in.",
    days: "Use 1 or more.",
  });
});

test("a refusal that names a field stands at that field, any other above the form", () => {
  const refused = (field?: string) =>
    failure(new TRPCError({ code: "FORBIDDEN", cause: new DomainError("FORBIDDEN", "accounts.sign_in_first", field) }));
  expect(refused("email")).toEqual({ errors: { email: "Sign in first." }, values: {} });
  expect(refused()).toEqual({ message: "Sign in first.", values: {} });
});

test("a form comes back with what was typed, but never with a password, a code or a key", () => {
  const form = new FormData();
  for (const [name, value] of [
    ["note", "typed"],
    ["domain", "banking"],
    ["domain", "nhs"],
    ["password", "secret"],
    ["newPassword", "secret"],
    ["code", "123456"],
    ["idempotencyKey", "k"],
    ["$ACTION_ID", "x"],
  ] as const) {
    form.append(name, value);
  }
  const refused = failure(new DomainError("CONFLICT", "unheard.of"), form);
  expect(refused?.values).toEqual({ note: "typed", domain: ["banking", "nhs"] });
  expect(refused?.message).toMatch(/Nothing was changed/);
});

test("a bug is a plain apology, and what did not come from a procedure is thrown again", () => {
  expect(failure(new TRPCError({ code: "INTERNAL_SERVER_ERROR" }))?.message).toMatch(/could not do that/);
  const redirect = new Error("NEXT_REDIRECT");
  expect(() => failure(redirect)).toThrow(redirect);
});

test("says the sentence of a reason that a schema names, beside its field", () => {
  const schema = z.object({ adult: z.boolean().refine((isAdult) => isAdult, "accounts.adults_only") });
  const refused = schema.safeParse({ adult: false }).error;
  expect(failure(refused)?.errors).toEqual({ adult: "Critical Path is for people of 18 or over." });
});
