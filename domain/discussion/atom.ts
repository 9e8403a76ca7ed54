/** One post as a feed tells of it. `path` is its address on this site. */
export type FeedEntry = {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly author: string;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
  readonly summary: string;
};

export type Feed = {
  /** Stays the same as long as the feed is the same one, and gives nobody access. */
  readonly id: string;
  readonly title: string;
  /** The page that shows what the feed tells of. */
  readonly path: string;
  readonly entries: readonly FeedEntry[];
};

/** What XML has no place for, however it is written: controls, halves of pairs, and two that are no characters. */
const impossible = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const marks: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};
const escaped = (text: string) => text.replace(impossible, "").replace(/[&<>"']/g, (mark) => marks[mark] ?? "");

/**
 * The feed as Atom (RFC 4287), with links that begin with `origin`. `now` stands for when it last changed while it is empty. All
 * text in it is plain.
 */
export function atom(feed: Feed, origin: string, now: Date): string {
  const updated = feed.entries.reduce((latest, { updatedAt }) => Math.max(latest, updatedAt.getTime()), 0);
  const link = (path: string) => escaped(new URL(path, origin).href);
  const entries = feed.entries.map(
    (entry) => `  <entry>
    <id>urn:uuid:${escaped(entry.id)}</id>
    <title>${escaped(entry.title)}</title>
    <link href="${link(entry.path)}"/>
    <author><name>${escaped(entry.author)}</name></author>
    <published>${entry.publishedAt.toISOString()}</published>
    <updated>${entry.updatedAt.toISOString()}</updated>
    <summary>${escaped(entry.summary)}</summary>
  </entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
  <id>${escaped(feed.id)}</id>
  <title>${escaped(feed.title)}</title>
  <link href="${link(feed.path)}"/>
  <updated>${(updated === 0 ? now : new Date(updated)).toISOString()}</updated>
${entries.join("")}</feed>
`;
}
