import { median } from "./load";

/** A product to ask, with how large it is in words, signed in as its own mentee. */
export type Side = { label: string; url: string; cookie: string };

type Question = { page: string; signedIn: boolean; path: (side: Side, turn: number) => Promise<string> | string };

const usualTurns = 80;
const warmUps = 8;
/** How far down the list the deep page lies. */
const pagesDown = 20;

/** The pages of the directory. What differs by turn asks for a page that nobody kept from before. */
const questions: Question[] = [
  { page: "Mentors, signed out, new words", signedIn: false, path: (_, turn) => `/mentors?q=vendors+${turn}` },
  { page: "Mentors, signed out, far down", signedIn: false, path: farDown(false) },
  { page: "Mentors, ranked", signedIn: true, path: () => "/mentors" },
  { page: "Mentors, ranked, one filter", signedIn: true, path: () => "/mentors?domain=banking" },
  {
    page: "Mentors, ranked, three filters",
    signedIn: true,
    path: () => "/mentors?domain=banking&moved=pmo-ba&time=now",
  },
  { page: "Mentors, ranked, new words", signedIn: true, path: (_, turn) => `/mentors?q=vendors+${turn}` },
  { page: "Mentors, ranked, far down", signedIn: true, path: farDown(true) },
  { page: "Mentor, with the fit", signedIn: true, path: () => "/mentors/oluwaseun-adebanjo-firth" },
];

/** How much slower each page of the directory is in the larger one. */
export const measureGrowth = (small: Side, large: Side) => askInTurn(small, large, questions, usualTurns);

/**
 * How much slower each page is on the larger side: both products stand side by side and are asked in turn, so that whatever else the
 * machine does falls on both alike. Medians in milliseconds and the ratio between them. Being led elsewhere is an answer too.
 */
export async function askInTurn(small: Side, large: Side, asked: readonly Question[], turns: number) {
  const rows = [];
  for (const { page, signedIn, path } of asked) {
    const times: Record<"small" | "large", number[]> = { small: [], large: [] };
    for (let turn = 0; turn < warmUps + turns; turn += 1) {
      for (const size of turn % 2 === 0 ? (["small", "large"] as const) : (["large", "small"] as const)) {
        const side = size === "small" ? small : large;
        const address = side.url + (await path(side, turn));
        const begun = performance.now();
        const answer = await fetch(address, { headers: headersOf(side, signedIn), redirect: "manual" });
        await answer.arrayBuffer();
        const taken = performance.now() - begun;
        if (answer.status >= 400) throw new Error(`${address} answered ${answer.status}.`);
        if (turn >= warmUps) times[size].push(taken);
      }
    }
    const [before, after] = [median(times.small), median(times.large)];
    rows.push({
      page,
      [`ms at ${small.label}`]: Math.round(before * 10) / 10,
      [`ms at ${large.label}`]: Math.round(after * 10) / 10,
      "times as long": Math.round((after / before) * 100) / 100,
    });
  }
  return rows;
}

/** The address of a page far down, found by following the links of the pages before it, once for each product. */
function farDown(signedIn: boolean): Question["path"] {
  const found = new Map<string, string>();
  return async (side) => {
    const path = found.get(side.url) ?? (await followed(side, signedIn));
    found.set(side.url, path);
    return path;
  };
}

async function followed(side: Side, signedIn: boolean): Promise<string> {
  let path = "/mentors";
  for (let page = 0; page < pagesDown; page += 1) {
    const html = await (await fetch(side.url + path, { headers: headersOf(side, signedIn) })).text();
    const next = /href="(\/mentors\?[^"]*after=[^"]*)"/.exec(html);
    if (next?.[1] === undefined) throw new Error(`The directory ends after ${page} pages.`);
    path = next[1].replaceAll("&amp;", "&");
  }
  return path;
}

function headersOf(side: Side, signedIn: boolean): Record<string, string> {
  return signedIn ? { cookie: `cp-session=${side.cookie}` } : {};
}
