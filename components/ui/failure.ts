import { TRPCError } from "@trpc/server";
import { type core, ZodError } from "zod";
import { DomainError } from "@/domain/errors";
import { SavedMeanwhile } from "@/domain/saved-meanwhile";
import { type FormState, typedValues } from "./form-state";
import { textOf } from "./form-values";
import { sentenceFor } from "./reasons";

type Issue = core.$ZodIssue;

const libraryMessage = /^(Invalid|Too (small|big)|Unrecognized)/;

function sizeSentence(issue: Extract<Issue, { code: "too_small" | "too_big" }>): string {
  const atLeast = issue.code === "too_small";
  const limit = Number(atLeast ? issue.minimum : issue.maximum);
  if (issue.origin === "string") {
    if (atLeast && limit <= 1) return "Fill this in.";
    return atLeast ? `Write at least ${limit} characters.` : `Shorten this to ${limit} characters.`;
  }
  if (issue.origin === "array" || issue.origin === "set") {
    return atLeast ? `Choose at least ${limit}.` : `Choose ${limit} at most.`;
  }
  return atLeast ? `Use ${limit} or more.` : `Use ${limit} or less.`;
}

const reason = /^[a-z]+\.[a-z_]+$/;

function issueSentence(issue: Issue): string {
  if (reason.test(issue.message)) return sentenceFor(issue.message);
  if (!libraryMessage.test(issue.message)) return issue.message;
  switch (issue.code) {
    case "too_small":
    case "too_big":
      return sizeSentence(issue);
    case "invalid_format":
      if (issue.format === "email") return "Enter an e-mail address such as name@example.org.";
      if (issue.format === "url") return "Enter a web address that begins with https://";
      return "Check how this is written.";
    case "invalid_value":
    case "invalid_union":
      return "Choose one of the options.";
    case "invalid_type":
      return issue.expected === "number" || issue.expected === "int" ? "Write a whole number." : "Fill this in.";
    default:
      return "Fill this in.";
  }
}

/**
 * The field of the form that an issue is about, also where the procedure takes the fields of a thing as one object, and where a field
 * is called by its whole way, such as `points.1.text`.
 */
function fieldOf(issue: Issue, form: FormData | undefined): string {
  const steps = issue.path.map(String);
  const ways = steps.map((_, at) => steps.slice(at).join("."));
  return ways.find((way) => form?.has(way)) ?? steps.find((step) => form?.has(step)) ?? steps[0] ?? "";
}

function fieldErrors(error: ZodError, form: FormData | undefined): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = fieldOf(issue, form);
    if (field !== "" && errors[field] === undefined) errors[field] = issueSentence(issue);
  }
  return errors;
}

/**
 * The form state for an error thrown by a procedure: a sentence per field for invalid input, the sentence of the reason
 * for a refusal, with both texts where something else was saved meanwhile, a plain apology for a bug (which the procedure has already logged). Anything that did not come from a
 * procedure, such as a redirect, is thrown again.
 */
export function failure(error: unknown, form?: FormData): FormState {
  const cause = error instanceof TRPCError ? error.cause : error;
  const values = form === undefined ? {} : typedValues(form);
  if (cause instanceof SavedMeanwhile && form !== undefined) {
    const conflict = cause.texts.map((text) => ({ ...text, yours: textOf(form, text.field) }));
    const revision = String(cause.revision);
    return { message: sentenceFor(cause.reason), conflict, values: { ...typedValues(form), revision } };
  }
  if (cause instanceof DomainError) {
    const sentence = sentenceFor(cause.reason);
    return cause.field === undefined ? { message: sentence, values } : { errors: { [cause.field]: sentence }, values };
  }
  if (cause instanceof ZodError) return { errors: fieldErrors(cause, form), values };
  if (error instanceof TRPCError) {
    return { message: sentenceFor(error.code === "INTERNAL_SERVER_ERROR" ? "bug" : error.code), values };
  }
  throw error;
}
