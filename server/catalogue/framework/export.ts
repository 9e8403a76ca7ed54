import { frameworkJson } from "@/domain/catalogue/framework/json";
import { frameworkTable } from "@/domain/catalogue/framework/table";
import type { Ctx } from "@/server/context";
import { frameworkAt } from "./versions";

const formats = {
  csv: { type: "text/csv; charset=utf-8", write: frameworkTable },
  json: { type: "application/json; charset=utf-8", write: frameworkJson },
} as const;

/** A version of the framework as a file to take away, edit and bring back. */
export async function exportFramework(ctx: Ctx, input: { version: number; format: keyof typeof formats }) {
  const { type, write } = formats[input.format];
  const text = write(await frameworkAt(ctx.db, input.version));
  return { fileName: `framework-${input.version}.${input.format}`, type, body: new TextEncoder().encode(text) };
}
