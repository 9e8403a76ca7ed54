import { dayAfter, type PlanForFile } from "./plan-for-file";

const longestLine = 75;
const encoder = new TextEncoder();

/** A line of a calendar file, folded after 75 octets as RFC 5545 (3.1) asks, never within a character. */
export function fold(line: string): string {
  const lines: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > longestLine) {
      lines.push(part);
      part = " ";
      octets = 1;
    }
    part += character;
    octets += size;
  }
  lines.push(part);
  return lines.join("\r\n");
}

/** Text as RFC 5545 (3.3.11) has it; control characters, which it knows none of, are left out. */
function text(value: string): string {
  return (
    value
      .toWellFormed()
      .replace(/\r\n?/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to leave out.
      .replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, " ")
      .replace(/[\\;,]/g, (mark) => `\\${mark}`)
      .replace(/\n/g, "\\n")
  );
}

const compact = (day: string) => day.replaceAll("-", "");

/**
 * The plan as an iCalendar file: each gate, milestone and end of a task that is neither finished nor dropped as an event
 * of a whole day. The UID of an event is that of the item, so that a later file moves the event instead of adding one.
 */
export function toICalendar(plan: PlanForFile): string {
  const { document, schedule, reference } = plan;
  const stamp = `${compact(plan.revision.on)}T000000Z`;
  const events = plan.lines.flatMap((item): string[] => {
    const at = schedule.items.get(item.id);
    if (at === undefined || item.kind === "goal" || item.status === "dropped" || at.progress === 100) return [];
    const what = item.kind === "task" ? `${item.wbs} finishes: ${item.title}` : `${item.wbs} ${item.title}`;
    const criteria = item.criteria.map((criterion) => `- ${criterion.text}`);
    const about = [`${reference} ${document.title}`, item.doneWhen && `Done when: ${item.doneWhen}`, ...criteria];
    return [
      "BEGIN:VEVENT",
      `UID:${item.id}@critical-path`,
      `DTSTAMP:${stamp}`,
      `SEQUENCE:${plan.revision.number}`,
      `DTSTART;VALUE=DATE:${compact(at.finish)}`,
      `DTEND;VALUE=DATE:${compact(dayAfter(at.finish, 1))}`,
      `SUMMARY:${text(what)}`,
      `DESCRIPTION:${text(about.filter(Boolean).join("\n"))}`,
      `CATEGORIES:${item.kind.toUpperCase()}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  });
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Critical Path//Development plan//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${text(`${reference} ${document.title}`)}`,
    ...events,
    "END:VCALENDAR",
  ];
  return `${lines.map(fold).join("\r\n")}\r\n`;
}
