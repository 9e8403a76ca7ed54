import pino from "pino";

/**
 * Structured logs. Fields that may carry personal text or secrets are removed here, whoever passes them;
 * ids, codes and counts stay. Control characters are escaped by JSON.
 */
export const log = pino({
  name: "critical-path",
  level: "info",
  redact: {
    paths: [
      "email",
      "password",
      "token",
      "code",
      "cookie",
      "authorization",
      "body",
      "text",
      "*.email",
      "*.password",
      "*.token",
      "*.code_sent",
      "*.cookie",
    ],
    remove: true,
  },
  serializers: { err: plainError },
});

/** The kind and place of an error, and its message unless that can quote a row, a query or its parameters. */
export function plainError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const cause = error.cause instanceof Error ? plainError(error.cause) : undefined;
  const quotes = code !== undefined || cause !== undefined || error.message.startsWith("Failed query");
  return {
    type: error.name,
    code,
    digest: "digest" in error && typeof error.digest === "string" ? error.digest : undefined,
    message: quotes ? undefined : error.message,
    frames: error.stack
      ?.split("\n")
      .filter((line) => line.startsWith("    at "))
      .slice(0, 12),
    cause,
  };
}

/**
 * From now on an error that a library prints to the console is written as a log entry instead, without what its
 * message may quote. Plain sentences are printed as before.
 */
export function keepConsoleErrorsPrivate(): void {
  const print = console.error.bind(console);
  console.error = (...args: unknown[]) => {
    const errors = args.filter((arg) => arg instanceof Error);
    if (errors.length === 0) return print(...args);
    for (const error of errors) log.error({ err: error }, "error");
  };
}
