/** How far somebody has followed a thread: its version, and the place in time of its last post by then. */
export type Moment = { readonly version: number; readonly seq: number };

/** The moment as an address or an event carries it: `12-7`. */
export const writeMoment = ({ version, seq }: Moment): string => `${version}-${seq}`;

/** Reads a moment, or null where the text is none. */
export function readMoment(text: string): Moment | null {
  const [, version, seq] = /^(\d{1,15})-(\d{1,9})$/.exec(text) ?? [];
  return version === undefined || seq === undefined ? null : { version: Number(version), seq: Number(seq) };
}
