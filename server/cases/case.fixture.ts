import type { CaseDocument } from "@/domain/cases/document";

/** A case that lacks nothing to be published, and in which the check finds nothing. */
export const wholeCase: CaseDocument = {
  title: "Mortgage platform: the benefits nobody owned",
  domainId: "banking",
  subdomainId: "banking-lending",
  stage: "project_manager",
  tagIds: [],
  organisation: "A building society",
  country: "United Kingdom",
  year: 2021,
  situation: "Forty people moved 210,000 mortgages to one platform in 18 months.",
  constraints: "The old licence ended in June. The budget was £6.4m.",
  decisionPoint: "In month nine no business owner would sign for a benefit.",
  options: ["Stop until every benefit has an owner", "Go on and find owners later"],
  rag: "amber",
  outcome: "On time, benefits 40% short",
  happened: "We went on. The platform was live in June, and nobody counted.",
  hindsight: "I would stop for a fortnight.",
  points: [{ text: "A benefit without a name is a hope.", competency_ids: ["benefits"] }],
};
