// npm test: everything. With --and-start also whether a clean clone comes up with npm start.
import { mkdirSync } from "node:fs";
import { provideBrowser } from "./browser";
import { buildPages } from "./build";
import { startStage } from "./check-start";
import { journeyStage, runStages, type Stage, staticStages, summarise, vitestStage } from "./stages";

const once = (name: string, work: () => Promise<unknown>): Stage => ({
  name,
  run: async () => {
    await work();
    return { passed: 1, failed: 0, failures: [] };
  },
});

mkdirSync(".test", { recursive: true });
summarise(
  await runStages([
    ...staticStages,
    vitestStage("unit"),
    vitestStage("integration"),
    once("build", () => buildPages(new AbortController().signal)),
    once("browser", provideBrowser),
    journeyStage,
    ...(process.argv.includes("--and-start") ? [startStage] : []),
  ]),
);
