import { describe, expect, it } from "vitest";
import { toProjectXml } from "./project-xml";
import { readProjectXml } from "./read-project-xml";
import { counter, forFile, sampleDocument, uuid } from "./sample.fixture";

// The sequence of elements in the schema of Project's XML, of those that are written here.
const sequences: Readonly<Record<string, readonly string[]>> = {
  Project:
    "SaveVersion Name Title Subject Author Revision ScheduleFromStart StartDate FinishDate CurrencyCode CalendarUID DefaultStartTime DefaultFinishTime MinutesPerDay MinutesPerWeek DaysPerMonth DefaultTaskType DurationFormat HonorConstraints NewTasksEffortDriven WeekStartDay StatusDate CurrentDate NewTasksAreManual ExtendedAttributes Calendars Tasks Resources Assignments".split(
      " ",
    ),
  Task: "UID GUID ID Name Active Manual Type IsNull WBS OutlineNumber OutlineLevel Priority Start Finish Duration DurationFormat Work EffortDriven Estimated Milestone Summary Critical TotalSlack PercentComplete ActualStart ActualFinish ActualDuration RemainingDuration ConstraintType CalendarUID ConstraintDate Notes PredecessorLink ExtendedAttribute Baseline".split(
    " ",
  ),
  PredecessorLink: "PredecessorUID Type CrossProject LinkLag LagFormat".split(" "),
  Baseline: "Number Interim Start Finish Duration DurationFormat".split(" "),
  Calendar: "UID Name IsBaseCalendar BaseCalendarUID WeekDays Exceptions".split(" "),
  WeekDay: "DayType DayWorking TimePeriod WorkingTimes".split(" "),
  Exception: "EnteredByOccurrences TimePeriod Occurrences Name Type DayWorking".split(" "),
  Resource: "UID ID Name Type IsNull Code MaxUnits".split(" "),
  Assignment: "UID TaskUID ResourceUID PercentWorkComplete Units Work".split(" "),
};

/** Names of the children of each element, by the indentation that the writer gives them. */
function childrenByParent(xml: string): [string, string[]][] {
  const found: [string, string[]][] = [];
  const open: { name: string; children: string[] }[] = [];
  for (const line of xml.split("\n")) {
    const [, slash, name = "", rest = ""] = /^\s*<(\/?)(\w+)(.*)$/s.exec(line) ?? [];
    if (name === "" || line.startsWith("<?")) continue;
    if (slash === "/") {
      const closed = open.pop();
      if (closed) found.push([closed.name, closed.children]);
      continue;
    }
    open.at(-1)?.children.push(name);
    if (!rest.includes(`</${name}>`) && /^(\s[^>]*)?>$/.test(rest)) open.push({ name, children: [] });
  }
  return found;
}

const head = { title: "Imported", purpose: "", startsOn: "2026-06-08", hoursPerWeek: 5, reviewEveryDays: null };
const project = (tasks: string, rest = "") =>
  `<?xml version="1.0"?>\n<Project xmlns="http://schemas.microsoft.com/project">\n<Title>Theirs</Title>\n<StartDate>2026-06-01T08:00:00</StartDate>\n<Tasks>\n${tasks}\n</Tasks>${rest}\n</Project>`;
const task = (uid: number, level: number, name: string, more = "<Duration>PT40H0M0S</Duration>") =>
  `<Task><UID>${uid}</UID><ID>${uid}</ID><Name>${name}</Name><OutlineLevel>${level}</OutlineLevel>${more}</Task>`;
const read = (xml: string) => readProjectXml(xml, head, counter());

describe("Project XML as it is written", () => {
  const notes = {
    ...sampleDocument,
    items: sampleDocument.items.map((item) => ({
      ...item,
      note: "",
      doneWhen: "",
      statusReason: item.status === "open" ? "" : "x",
      criteria: [],
    })),
  };
  const xml = toProjectXml(forFile(notes));

  it("has its elements in the order that the schema asks", () => {
    for (const [parent, children] of childrenByParent(xml)) {
      const sequence = sequences[parent];
      if (sequence === undefined) continue;
      const places = children.map((name) => sequence.indexOf(name));
      expect(places, `${parent}: ${children.join(" ")}`).not.toContain(-1);
      expect(places, `${parent}: ${children.join(" ")}`).toEqual(places.toSorted((a, b) => a - b));
    }
    // What the schema insists on for a project, although a plan has no money in it.
    expect(xml).toMatch(/<SaveVersion>\d+<\/SaveVersion>.*<CurrencyCode>GBP<\/CurrencyCode>/s);
  });

  it("says where each task lies, on working days of the calendar that it brings", () => {
    expect(xml).toContain("<FromDate>2026-08-03T00:00:00</FromDate>");
    expect(xml).toContain("<Name>Public holiday</Name>");
    expect(xml).toMatch(
      /<Name>Chair a project board, twice<\/Name>.*?<LinkLag>48000<\/LinkLag>\s*<LagFormat>7<\/LagFormat>/s,
    );
  });

  it("tells neither holidays from leave nor their names when the file is for somebody else", () => {
    const plan = forFile(notes);
    const daysOff = plan.daysOff.map((span) => ({ ...span, name: "Not a working day" }));
    expect(toProjectXml({ ...plan, daysOff })).not.toContain("Away");
  });
});

describe("Project XML as it is read", () => {
  it("refuses a document type, and with it every entity, before anything is read", () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>\n${project(task(1, 1, "&b;"))}`;
    expect(read(bomb)).toMatchObject({
      document: null,
      problems: [{ line: 1, message: expect.stringContaining("entities") }],
    });
    expect(read(project(task(1, 1, "&unknown; &#65; &amp;"))).document?.items[0]?.title).toBe("&unknown; A &");
  });

  it("refuses what is nested without end, what is not XML and what is another file", () => {
    expect(read(`<Project>${"<a>".repeat(5000)}${"</a>".repeat(5000)}</Project>`).document).toBeNull();
    expect(read("<Project><Tasks></Project>").problems[0]?.message).toMatch(/not well-formed/);
    expect(read("<gpx><trk/></gpx>").problems[0]?.message).toContain("gpx");
  });

  it("takes rows of the first level as goals and what lies deeper as their tasks, and names the headings between", () => {
    const { document, leftOut } = read(
      project(
        [
          task(0, 0, "Theirs"),
          task(1, 1, "Phase"),
          task(2, 2, "Part"),
          task(3, 3, "Work"),
          task(4, 1, "Gate review", "<Milestone>1</Milestone><Duration>PT0H0M0S</Duration>"),
        ].join("\n"),
      ),
    );
    expect(document?.items.map((item) => [item.kind, item.title])).toEqual([
      ["goal", "Phase"],
      ["task", "Work"],
      ["gate", "Gate review"],
    ]);
    expect(leftOut).toContain("The heading “Part” below the first level; its tasks belong to “Phase”.");
  });

  it("names links, constraints and deadlines that a plan has no place for", () => {
    const link = (type: number, lag = 0) =>
      `<Duration>PT8H0M0S</Duration><PredecessorLink><PredecessorUID>1</PredecessorUID><Type>${type}</Type><LinkLag>${lag}</LinkLag><LagFormat>7</LagFormat></PredecessorLink>`;
    const { document, leftOut } = read(
      project(
        [
          task(1, 1, "One"),
          task(2, 1, "Two", link(0)),
          task(3, 1, "Three", link(1, -4800)),
          task(
            4,
            1,
            "Four",
            `<Duration>PT8H0M0S</Duration><ConstraintType>7</ConstraintType><ConstraintDate>2026-07-01T17:00:00</ConstraintDate><Deadline>2026-07-02T17:00:00</Deadline>`,
          ),
        ].join("\n"),
        "<Resources><Resource><UID>1</UID><Name>Ann</Name></Resource></Resources>",
      ),
    );
    expect(document?.items.map((item) => item.after.length)).toEqual([0, 0, 1, 0]);
    const words = leftOut.join("\n");
    expect(words).toContain("The finish-to-finish link from “One” to “Two”");
    expect(words).toContain("The negative lag of the link from “One” to “Three”.");
    expect(words).toContain("The constraint of “Four”");
    expect(words).toContain("The deadline of “Four”.");
    expect(leftOut).toContain("A resource with its assignments and costs");
  });

  it("says at which line a row cannot be read", () => {
    const xml = project(
      [task(1, 1, "One"), task(2, 1, "Two", "<Duration>a month</Duration>"), task(3, 1, "")].join("\n"),
    );
    expect(read(xml).problems.map(({ line }) => line)).toEqual([7, 8]);
  });

  it("names a cycle instead of going round in it", () => {
    const follows = (uid: number) =>
      `<Duration>PT8H0M0S</Duration><PredecessorLink><PredecessorUID>${uid}</PredecessorUID><Type>1</Type></PredecessorLink>`;
    const { problems } = read(project([task(1, 1, "One", follows(2)), task(2, 1, "Two", follows(1))].join("\n")));
    expect(problems[0]?.message).toMatch(/waits for 2 “Two”, which waits for 1/);
  });

  it("keeps what the plan says of a task that has slipped, unless it was changed in the tool", () => {
    const xml = toProjectXml(forFile(sampleDocument));
    const shadow = (text: string) => read(text).document?.items.find((item) => item.id === uuid(12));
    expect(shadow(xml)?.durationDays).toBe(40);
    expect(
      shadow(xml.replace("<Duration>PT456H0M0S</Duration>", "<Duration>PT400H0M0S</Duration>"))?.durationDays,
    ).toBe(50);
  });
});
