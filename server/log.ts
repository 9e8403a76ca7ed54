import pino from "pino";

/**
 * Structured logs. Fields that may carry personal text or secrets are removed here, whoever passes them;
 * ids, codes and counts stay. Control characters are escaped by JSON.
 */
export const log = pino({
  name: "critical-path",
  level: "info",
  redact: {
    paths: ["email", "password", "token", "code", "cookie", "authorization", "body", "text", "*.email", "*.password", "*.token", "*.code_sent", "*.cookie"],
    remove: true,
  },
  serializers: {
    /** Keeps the kind and place of an error; a database error's detail can quote a row, so it is left out. */
    err: (error: unknown) => {
      if (!(error instanceof Error)) return { type: typeof error };
      const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
      const frames = error.stack?.split("\n").filter((line) => line.startsWith("    at ")).slice(0, 12);
      return { type: error.name, code, message: code === undefined ? error.message : undefined, frames };
    },
  },
});
