import { type Actor, coordinates } from "../actor";

/** A coordinator of the programme decides, though never about their own application. */
export function canDecideApplication(actor: Actor, application: { programmeId: string; memberId: string }): boolean {
  return actor.kind === "member" && actor.id !== application.memberId && coordinates(actor, application.programmeId);
}

/** Only its coordinators change a programme's rules. */
export function canEditProgramme(actor: Actor, programme: { id: string }): boolean {
  return coordinates(actor, programme.id);
}

/** A coordinator says that they have looked at a certificate, of anybody in their programme but themself. */
export function canMarkCredentialSeen(
  actor: Actor,
  credential: { memberId: string; programmeIds: readonly string[] },
): boolean {
  return (
    actor.kind === "member" &&
    actor.id !== credential.memberId &&
    credential.programmeIds.some((programmeId) => coordinates(actor, programmeId))
  );
}
