// Who may import whom: docs/architecture.md says why. An exception is one inline disable with its reason, never a list here.

/** Lowest first; a word knows only words before it. Plans, evidence and gates do not know cases and their discussion. */
const above = [
  "programmes",
  "benchmark",
  "matching",
  "requests",
  "mentorships",
  "cases",
  "discussion",
  "moderation",
  "plans",
  "evidence",
  "gates",
  "cpd",
  "search",
  "self-export",
];
const orders = [
  {
    rooms: "(?:domain|server|components)",
    words: ["print", "markdown", "files", "catalogue", "safety", "obligations", "drafts", "accounts", ...above],
  },
  // A block or an entry of the audit points at the people it is about, although sign-in asks safety and not the reverse.
  { rooms: "db/schema", words: ["catalogue", "accounts", "safety", "obligations", "drafts", "tags", ...above] },
];
const tests = "\\.test\\.tsx?$|\\.fixture\\.tsx?$";

/** @param {{ rooms: string, words: string[] }} order */
function callsDownward({ rooms, words }) {
  return words.map((word, place) => {
    const unknown = [
      ...words.slice(place + 1),
      "notifications",
      ...(["plans", "evidence", "gates"].includes(word) ? ["cases", "discussion", "moderation"] : []),
    ];
    return forbid(
      `${word}-calls-downward`,
      `${word} is called by the words above it and must not know them.`,
      { path: `^${rooms}/${word}(?:/|\\.ts)`, pathNot: tests },
      { path: `^${rooms}/(?:${unknown.join("|")})(?:/|\\.ts)` },
    );
  });
}

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
function forbid(name, comment, from, to) {
  return /** @type {const} */ ({ name, severity: "error", comment, from, to });
}

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...orders.flatMap(callsDownward),
    forbid("no-cycles", "Two files that need each other are one idea.", {}, { circular: true }),
    forbid("nothing-unresolved", "An import must lead somewhere.", {}, { couldNotResolve: true }),
    forbid(
      "no-dev-dependency-in-the-product",
      "What serves must not need what only tests it.",
      { path: "^(app|components|domain|db|server)/", pathNot: `${tests}|^db/test-database\\.ts$` },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "product-does-not-import-tests",
      "Tests look at the product, never the other way round.",
      { pathNot: `${tests}|^(e2e|bench|scripts)/` },
      { path: `${tests}|^(e2e|bench|scripts)/|^db/(test-database|factories)` },
    ),
    forbid(
      "domain-is-pure",
      "Rules know only rules: no input, no output, no framework.",
      { path: "^domain/", pathNot: tests },
      {
        path: ".",
        pathNot:
          "^domain/|^(node:)?url$|^node_modules/(zod|luxon|@types/luxon|date-holidays|fast-xml-parser|csv-parse|csv-stringify|markdown-it)/",
      },
    ),
    forbid(
      "db-knows-only-domain",
      "Tables know neither who serves them nor who shows them.",
      { path: "^db/", pathNot: tests },
      { path: "^(app|components|server|e2e|bench|scripts)/|^node_modules/(react|react-dom|next|next-auth|@trpc)/" },
    ),
    forbid(
      "service-knows-no-transport",
      "A rule about who may do what must not depend on how the wish arrived.",
      { path: "^server/[^/]+/(?!router)", pathNot: `${tests}|^server/(door|email|jobs|notifications)/` },
      {
        path: "^node_modules/(@trpc|next|react|react-dom)/|^server/(email|trpc|router|rsc)(/|\\.ts)",
        dependencyTypesNot: ["type-only"],
      },
    ),
    forbid(
      "router-decides-nothing",
      "A router reads input and hands over; tables are for services.",
      { path: "^server/[^/]+/router\\.ts$" },
      { path: "^db/|^node_modules/(drizzle-orm|postgres)/" },
    ),
    forbid(
      "server-shows-nothing",
      "What people see is drawn from what the server returns, not by it.",
      { path: "^server/", pathNot: tests },
      { path: "^(app|components|e2e|bench|scripts)/" },
    ),
    forbid(
      "components-know-types-of-the-server",
      "A component is given what it shows.",
      { path: "^components/", pathNot: tests },
      { path: "^(server|db)/", dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "components-are-below-routes",
      "A component does not know the page it is on.",
      { path: "^components/" },
      { path: "^app/" },
    ),
    forbid(
      "routes-only-compose",
      "A page asks a procedure; it opens no table and calls no service.",
      { path: "^app/" },
      {
        path: "^db/|^server/[^/]+/(?!router)|^node_modules/(drizzle-orm|postgres)/",
        dependencyTypesNot: ["type-only"],
      },
    ),
    forbid(
      "journeys-use-the-front-door",
      "A journey sees what a person sees; people are made by the factories, and what is shown to a browser by fixtures.",
      { path: "^e2e/" },
      { path: "^(app|components)/|^server/(?!env)", pathNot: "\\.fixture\\.tsx?$" },
    ),
    forbid(
      "nobody-imports-notifications",
      "Notifications listen to facts; only the queue hands those over.",
      { path: "^(app|components|domain|server)/", pathNot: `/notifications/|^server/(jobs|email|router)|${tests}` },
      { path: "^(domain|server)/notifications/", dependencyTypesNot: ["type-only"] },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|\\.data|\\.test)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: "specify",
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
