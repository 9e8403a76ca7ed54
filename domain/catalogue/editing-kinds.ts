import { z } from "zod";
import { catalogueSchema, certainties, glossaryCategories, stances } from "./content-schema";
import type { EditKind } from "./editing";
import { choice, inOrder, line, lines, maybe, number, ref, refs, structure, text } from "./editing-fields";

const content = catalogueSchema.shape;
const template = content.plan_templates.element.shape;

const sources = refs("sourceIds", "Sources", "sources");

/** The kinds of entries of the catalogue, in the order in which an administrator sees them. */
export const editKinds: readonly EditKind[] = [
  {
    id: "roles",
    title: "Roles",
    one: "role",
    addable: true,
    fields: [
      line("name", "Name"),
      line("family", "Family"),
      text("summary", "Summary"),
      maybe(ref("entryLevelId", "Entry level", "entry_levels")),
      ref("nearestEntryLevelId", "Nearest entry level", "entry_levels"),
      number("typicalYearsMin", "Years of experience, from", [0, 60]),
      number("typicalYearsMax", "Years of experience, to", [0, 60]),
      lines("whatTheyDo", "What they do"),
      lines("evidence", "Evidence that shows it"),
      refs("nextRoleIds", "Usual next roles", "roles"),
      sources,
    ],
    rule: inOrder("typicalYearsMin", "typicalYearsMax", "This must not be below the years from."),
  },
  {
    id: "target_levels",
    title: "Target levels",
    one: "target level",
    fields: [number("level", "Level", [0, 4]), { name: "critical", label: "A must of the role", kind: "flag" }],
  },
  {
    id: "target_profiles",
    title: "Target profiles",
    one: "target profile",
    fields: [text("note", "Note"), sources],
  },
  {
    id: "routes",
    title: "Routes",
    one: "route",
    fields: [
      line("name", "Name"),
      text("summary", "Summary"),
      { name: "recommended", label: "Recommended by an article", kind: "flag" },
      ref("fromRoleId", "From", "roles"),
      ref("toRoleId", "To", "roles"),
      maybe(ref("fromDomainId", "Out of the domain", "domains")),
      maybe(ref("toDomainId", "Into the domain", "domains")),
      refs("planTemplateIds", "Plan templates", "plan_templates"),
      refs("credentialIds", "Credentials", "credentials"),
      sources,
    ],
  },
  {
    id: "route_stages",
    title: "Stages of routes",
    one: "stage",
    fields: [
      line("title", "Title"),
      ref("roleId", "Role", "roles"),
      number("monthsMin", "Months, from", [0, 240]),
      number("monthsMax", "Months, to", [0, 240]),
      structure("entryCriteria", "Entry criteria", content.routes.element.shape.stages.element.shape.entry_criteria),
      lines("exitEvidence", "Evidence that ends it"),
      lines("risks", "What can go wrong"),
    ],
    rule: inOrder("monthsMin", "monthsMax", "This must not be below the months from."),
  },
  {
    id: "route_positions",
    title: "Articles on routes",
    one: "article’s view",
    fields: [choice("stance", "Stance", stances), maybe(text("text", "What it says"))],
    rule: ({ stance, text: said }) =>
      (stance === "silent") === (said === null)
        ? null
        : { field: "text", sentence: "Text stands exactly where the article says something." },
  },
  {
    id: "competencies",
    title: "Competencies",
    one: "competency",
    fields: [
      line("name", "Name"),
      text("description", "Description"),
      ref("planAreaId", "Plan area", "plan_areas"),
      ref("differenceId", "Difference", "differences"),
      maybe(line("differencePart", "Part of the difference")),
      lines("evidenceExamples", "Examples of evidence"),
      text("interviewProbe", "Interview question"),
      structure("frameworkRefs", "Codes of frameworks", z.record(z.string(), z.array(z.string()))),
      sources,
    ],
  },
  {
    id: "competency_descriptors",
    title: "Level descriptors",
    one: "descriptor",
    fields: [text("descriptor", "What it looks like")],
  },
  {
    id: "domains",
    title: "Domains",
    one: "domain",
    addable: true,
    fields: [
      line("name", "Name"),
      text("description", "Description"),
      lines("pmMustKnow", "What a project manager must know"),
      lines("regulators", "Regulators"),
      maybe(text("note", "Note")),
      sources,
    ],
  },
  {
    id: "subdomains",
    title: "Sub-domains",
    one: "sub-domain",
    addable: true,
    fields: [
      ref("domainId", "Domain", "domains"),
      line("name", "Name"),
      text("description", "Description"),
      lines("talkingPoints", "Talking points"),
      lines("typicalProjects", "Typical projects"),
      sources,
    ],
  },
  {
    id: "credentials",
    title: "Credentials",
    one: "credential",
    addable: true,
    fields: [
      line("name", "Name"),
      line("awardingBody", "Awarding body"),
      line("kind", "Kind"),
      text("whatItShows", "What it shows"),
      lines("prerequisites", "Before it"),
      refs("competencyIds", "Evidence for", "competencies"),
      maybe(line("renewalText", "Renewal in words")),
      maybe(line("renewalUnit", "Renewal unit")),
      maybe(number("renewalAmount", "Renewal amount")),
      maybe(number("renewalCycleMonths", "Renewal cycle in months")),
      lines("markets", "Markets"),
      choice("certainty", "How sure", certainties),
      { ...line("checkedOn", "Looked up on"), hint: "As 2026-11-21" },
      maybe(text("note", "Note")),
      sources,
    ],
    rule: ({ checkedOn }) =>
      z.iso.date().safeParse(checkedOn).success
        ? null
        : { field: "checkedOn", sentence: "Write the day as 2026-11-21." },
  },
  {
    id: "glossary_terms",
    title: "Glossary",
    one: "term",
    addable: true,
    fields: [
      line("term", "Term"),
      choice("category", "Category", glossaryCategories),
      text("definition", "Definition"),
      refs("competencyIds", "Competencies", "competencies"),
      sources,
    ],
  },
  {
    id: "pmo_services",
    title: "PMO services",
    one: "service",
    addable: true,
    fields: [
      line("name", "Name"),
      line("group", "Group"),
      text("description", "Description"),
      refs("competencyIds", "Competencies", "competencies"),
      sources,
    ],
  },
  {
    id: "plan_templates",
    title: "Plan templates",
    one: "template",
    fields: [
      line("name", "Name"),
      text("purpose", "Purpose"),
      maybe(ref("routeId", "Route", "routes")),
      ref("fromRoleId", "From", "roles"),
      ref("toRoleId", "To", "roles"),
      maybe(ref("domainId", "Domain", "domains")),
      number("durationDays", "Length in days", [1, 3_000]),
      structure("goals", "Goals", template.goals),
      structure("actions", "Actions", template.actions),
      structure("gates", "Gates", template.gates),
      structure("reviewCadence", "Reviews", template.review_cadence),
      sources,
    ],
  },
  {
    id: "session_agendas",
    title: "Session agendas",
    one: "agenda",
    fields: [
      line("name", "Name"),
      text("purpose", "Purpose"),
      number("durationMinutes", "Minutes", [5, 600]),
      structure("items", "Items", content.session_agendas.element.shape.items),
      lines("outputs", "What it ends with"),
      sources,
    ],
  },
  {
    id: "agreement_items",
    title: "Mentoring agreement",
    one: "clause",
    fields: [line("title", "Title"), text("text", "Text")],
  },
  {
    id: "checkin_questions",
    title: "Check-in questions",
    one: "question",
    fields: [
      choice("when", "When", content.checkin_questions.element.shape.when.options),
      text("text", "Question"),
      maybe(ref("competencyId", "Competency", "competencies")),
    ],
  },
  {
    id: "frameworks",
    title: "Frameworks",
    one: "framework",
    fields: [
      line("name", "Name"),
      maybe(line("codeFormat", "How its codes look")),
      structure("codes", "Codes", z.array(z.strictObject({ code: z.string(), title: z.string() }))),
      maybe(text("note", "Note")),
      sources,
    ],
  },
  {
    id: "entry_levels",
    title: "Entry levels",
    one: "entry level",
    fields: [line("label", "Name"), line("experience", "Experience"), text("description", "Description"), sources],
  },
  {
    id: "plan_areas",
    title: "Plan areas",
    one: "plan area",
    fields: [line("label", "Name"), text("question", "Question"), sources],
  },
  {
    id: "differences",
    title: "Differences",
    one: "difference",
    fields: [line("label", "Name"), text("description", "Description"), sources],
  },
  {
    id: "competency_scale",
    title: "Scale",
    one: "level of the scale",
    fields: [line("label", "Name"), text("meaning", "Meaning")],
  },
  {
    id: "sources",
    title: "Sources",
    one: "source",
    addable: true,
    fields: [
      line("title", "Title"),
      line("publisher", "Publisher"),
      maybe(number("year", "Year", [1900, 2100])),
      line("kind", "Kind"),
      maybe(line("url", "Address")),
      text("verified", "How it was checked"),
    ],
    rule: ({ url }) =>
      url === null || z.url({ protocol: /^https?$/ }).safeParse(url).success
        ? null
        : { field: "url", sentence: "Enter a web address that begins with https://" },
  },
];

/** The kind with this id, or undefined. */
export function editKind(id: string): EditKind | undefined {
  return editKinds.find((kind) => kind.id === id);
}
