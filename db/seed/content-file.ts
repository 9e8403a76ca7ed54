import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type ZodType, z } from "zod";
import { checkCases } from "../../domain/cases/content-checks";
import { type CasesContent, casesSchema } from "../../domain/cases/content-schema";
import { type TagsContent, tagsSchema } from "../../domain/cases/tags";
import { catalogueIds, checkCatalogue } from "../../domain/catalogue/content-checks";
import {
  type CatalogueContent,
  catalogueSchema,
  type GlossaryContent,
  glossarySchema,
} from "../../domain/catalogue/content-schema";
import { type CpdContent, checkCpd, cpdContentSchema } from "../../domain/cpd/content-schema";

export type Content = {
  catalogue: CatalogueContent;
  glossary: GlossaryContent;
  cases: CasesContent;
  tags: TagsContent;
  cpd: CpdContent;
};

/** Content that cannot be imported. The message says file, place and fault for each problem, one a line. */
export class ContentError extends Error {
  override readonly name = "ContentError";

  constructor(readonly problems: readonly string[]) {
    super(`The content cannot be imported.\n${problems.map((problem) => `- ${problem}`).join("\n")}`);
  }
}

function parse<T>(file: string, schema: ZodType<T>, raw: unknown): T {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  throw new ContentError(
    result.error.issues.map((issue) => `${file}, at ${z.core.toDotPath(issue.path) || "the top"}: ${issue.message}.`),
  );
}

/** Checks raw content in shape and in its cross references; throws ContentError naming every place at fault. */
export function parseContent(raw: Readonly<Record<keyof Content, unknown>>): Content {
  const content = {
    catalogue: parse("catalogue.json", catalogueSchema, raw.catalogue),
    glossary: parse("glossary.json", glossarySchema, raw.glossary),
    cases: parse("cases.json", casesSchema, raw.cases),
    tags: parse("tags.json", tagsSchema, raw.tags),
    cpd: parse("cpd-rules.json", cpdContentSchema, raw.cpd),
  };
  const problems = [
    ...checkCatalogue(content.catalogue, content.glossary),
    ...checkCases(content.cases, content.tags, catalogueIds(content.catalogue)),
    ...checkCpd(content.cpd, {
      sources: new Set(content.catalogue.sources.map((one) => one.id)),
      credentials: new Set(content.catalogue.credentials.map((one) => one.id)),
    }),
  ];
  if (problems.length > 0) throw new ContentError(problems);
  return content;
}

function readJson(file: string): unknown {
  const text = readFileSync(new URL(`../../content/${file}`, import.meta.url), "utf8");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ContentError([`${file} is not valid JSON: ${error instanceof Error ? error.message : String(error)}.`]);
  }
}

/** The content that ships with the product, checked. */
export function readContent(): Content {
  return parseContent({
    catalogue: readJson("catalogue.json"),
    glossary: readJson("glossary.json"),
    cases: readJson("cases.json"),
    tags: readJson("tags.json"),
    cpd: readJson("cpd-rules.json"),
  });
}

/** SHA-256 of a value's JSON, to tell whether content has changed. */
export function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
