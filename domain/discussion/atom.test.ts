import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { atom, type FeedEntry } from "./atom";

const at = new Date("2026-06-08T09:00:00.000Z");
const later = new Date("2026-06-09T09:00:00.000Z");
const entry: FeedEntry = {
  id: "00000000-0000-4000-8000-000000000001",
  title: "Amber, 4.1",
  path: "/discussion/7?from=4.1#post-4.1",
  author: "Gwen Helper",
  publishedAt: at,
  updatedAt: later,
  summary: "Two weeks.",
};
const of = (entries: FeedEntry[]) => ({ id: "urn:uuid:f", title: "What you watch", path: "/discussion", entries });
const parsed = (xml: string) =>
  new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "", trimValues: false }).parse(xml).feed;

test("a feed says of each post what it is, whose, where and when, with whole addresses", () => {
  const feed = parsed(atom(of([entry]), "https://path.example", at));
  expect(feed).toMatchObject({ id: "urn:uuid:f", title: "What you watch", updated: later.toISOString() });
  expect(feed.entry).toMatchObject({
    id: `urn:uuid:${entry.id}`,
    title: entry.title,
    link: { href: "https://path.example/discussion/7?from=4.1#post-4.1" },
    author: { name: "Gwen Helper" },
    published: at.toISOString(),
    updated: later.toISOString(),
    summary: "Two weeks.",
  });
});

test("a feed with nothing in it is a feed", () => {
  expect(parsed(atom(of([]), "https://path.example", at))).toMatchObject({ updated: at.toISOString() });
});

test("no text breaks out of the feed, nor breaks it", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("]]>", "</summary>", "&amp;", "\u0000\uFFFE", "\uD800"),
  );
  fc.assert(
    fc.property(text, text, (title, summary) => {
      const xml = atom(of([{ ...entry, title, summary, author: title }]), "https://path.example", at);
      expect(XMLValidator.validate(xml)).toBe(true);
      expect(xml.match(/<entry>/g)).toHaveLength(1);
    }),
  );
});
