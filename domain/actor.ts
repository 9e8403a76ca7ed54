/** A staff duty. None of them opens private notes or messages. */
export type Hat =
  | { kind: "admin" }
  | { kind: "moderator" }
  | { kind: "safeguarding" }
  | { kind: "coordinator"; programmeId: string };

/** Who is acting: nobody known, a signed-in member, or the product itself in a job. */
export type Actor =
  | { kind: "visitor" }
  | { kind: "member"; id: string; sessionId: string; authenticatedAt: Date; hats: readonly Hat[] }
  | { kind: "system"; job: string };

export type MemberActor = Extract<Actor, { kind: "member" }>;

/** The member's id, or undefined for a visitor and for the system. */
export function memberId(actor: Actor): string | undefined {
  return actor.kind === "member" ? actor.id : undefined;
}

/** True when the actor wears this installation-wide hat. */
export function wears(actor: Actor, kind: "admin" | "moderator" | "safeguarding"): boolean {
  return actor.kind === "member" && actor.hats.some((hat) => hat.kind === kind);
}

/** True when the actor coordinates this programme. */
export function coordinates(actor: Actor, programmeId: string): boolean {
  return (
    actor.kind === "member" && actor.hats.some((hat) => hat.kind === "coordinator" && hat.programmeId === programmeId)
  );
}

/** The programmes that the actor coordinates. */
export function coordinatedProgrammes(actor: Actor): string[] {
  if (actor.kind !== "member") return [];
  return actor.hats.flatMap((hat) => (hat.kind === "coordinator" ? [hat.programmeId] : []));
}
