import type { MailFailure } from "@/domain/notifications/mail-failure";

/** What a mail library's error says, without the address or text that its message may quote. */
export function readFailure(error: unknown): MailFailure {
  if (!(error instanceof Error)) return {};
  const field = (name: string): unknown => Reflect.get(error, name);
  const [code, responseCode, response] = [field("code"), field("responseCode"), field("response")];
  return {
    code: typeof code === "string" ? code : undefined,
    responseCode: typeof responseCode === "number" ? responseCode : undefined,
    response: typeof response === "string" ? response : undefined,
  };
}

/** A failure as a short code for logs and tables: the server's digits and enhanced code, or the library's name for it. */
export function failureCode({ code, responseCode, response }: MailFailure): string {
  const enhanced = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(response ?? "")?.[0];
  return [responseCode ?? code ?? "unknown", enhanced].filter((part) => part !== undefined).join(" ");
}
