import { appRouter } from "./router";

// By their whole names, whatever the type says of rooms within rooms.
const procedures: Readonly<Record<string, unknown>> = appRouter._def.procedures;

function tellsNews(procedure: unknown): boolean {
  if (typeof procedure !== "function" || !("_def" in procedure)) return false;
  const about = procedure._def;
  return typeof about === "object" && about !== null && "type" in about && about.type === "subscription";
}

/**
 * Whether what stands behind the endpoint in an address of the API asks for news. They are told at the address of the page that
 * follows them, which has places of its own at the door: here each would hold one of those for short answers.
 */
export function asksForNews(names: string): boolean {
  return names.split(",").some((name) => tellsNews(procedures[name]));
}
