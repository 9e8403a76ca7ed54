// The one barrel of the house: Drizzle wants a single object of all tables.
export * from "./accounts";
export * from "./benchmark";
export * from "./cases";
export * from "./catalogue";
export * from "./cpd";
export * from "./drafts";
export * from "./evidence";
export * from "./gates";
export * from "./matching";
export * from "./mentorships";
export * from "./notifications";
export * from "./obligations";
export * from "./plan-files";
export * from "./plans";
export * from "./programmes";
export * from "./requests";
export * from "./safety";
