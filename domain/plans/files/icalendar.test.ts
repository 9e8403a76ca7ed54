import { describe, expect, it } from "vitest";
import { fold, toICalendar } from "./icalendar";
import { forFile, sampleDocument, uuid } from "./sample.fixture";

const events = (text: string) => text.replace(/\r\n /g, "").split("BEGIN:VEVENT").slice(1);

describe("the calendar of a plan", () => {
  it("has each open gate, milestone and end of a task as a whole day under the item's own id", () => {
    const plan = forFile(sampleDocument);
    const found = events(toICalendar(plan));
    const open = plan.lines.filter(
      (line) =>
        line.kind !== "goal" && line.status !== "dropped" && line.progress < 100 && plan.schedule.items.has(line.id),
    );
    expect(found).toHaveLength(open.length);
    const gate = found.find((event) => event.includes(`UID:${uuid(19)}@critical-path`));
    const day = plan.schedule.items.get(uuid(19))?.finish.replaceAll("-", "");
    expect(gate).toContain(`DTSTART;VALUE=DATE:${day}`);
    expect(gate).toContain("SUMMARY:G1 Gate 1: ready to work as a BA");
  });

  it("keeps a UID when the plan is revised, with a higher sequence", () => {
    const plan = forFile(sampleDocument);
    const later = toICalendar({ ...plan, revision: { number: 7, on: "2026-06-20" } });
    const uids = (text: string) => text.match(/^UID:.*$/gm);
    expect(uids(later)).toEqual(uids(toICalendar(plan)));
    expect(later).toContain("SEQUENCE:7");
  });

  it("folds lines at 75 octets, within no character, and ends each with CR and LF", () => {
    const long = `SUMMARY:${"Größe 漢字 😀 ".repeat(20)}`;
    for (const line of fold(long).split("\r\n")) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain("\uFFFD");
    }
    expect(fold(long).replace(/\r\n /g, "")).toBe(long);
    expect(toICalendar(forFile(sampleDocument)).replace(/\r\n/g, "")).not.toMatch(/[\r\n]/);
  });

  it("escapes what has a meaning in a calendar, so that no title makes a line of its own", () => {
    const items = sampleDocument.items.map((item) =>
      item.id === uuid(13) ? { ...item, title: "a;b,c\\d\nBEGIN:VEVENT" } : item,
    );
    expect(toICalendar(forFile({ ...sampleDocument, items }))).toContain("a\\;b\\,c\\\\d\\nBEGIN:VEVENT");
  });
});
