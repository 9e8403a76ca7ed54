import type { AppRouter } from "@/server/router";
import type { Scene } from "./people";

type Words = AppRouter["_def"]["record"];

/** Every procedure of the product as `word.verb`. */
export type ProcedurePath = { [W in keyof Words & string]: `${W}.${keyof Words[W] & string}` }[keyof Words & string];

const password = "four words in a row, and more";
const code = "0000 0000";
const token = "A".repeat(43);
const unknownId = "00000000-0000-4000-8000-000000000001";
const nothing = () => undefined;

/** A well-formed input for each procedure, about the mentee's and the mentor's own records. A procedure without one does not compile. */
export const inputs: Record<ProcedurePath, (scene: Scene) => unknown> = {
  "accounts.signUp": () => ({ name: "Ada Byron", email: "ada@example.test", password, adult: true, accepts: true }),
  "accounts.signInWithPassword": () => ({ email: "nobody@example.test", password }),
  "accounts.requestSignInCode": () => ({ email: "nobody@example.test" }),
  "accounts.signInWithCode": () => ({ email: "nobody@example.test", code }),
  "accounts.linkHolder": () => ({ token, use: "sign_in" }),
  "accounts.signInWithLink": () => ({ token }),
  "accounts.requestPasswordReset": () => ({ email: "nobody@example.test" }),
  "accounts.resetPassword": () => ({ proof: { token }, password }),
  "accounts.signOut": nothing,
  "accounts.canSetUp": () => ({ token }),
  "accounts.setUp": () => ({ token, name: "Ada Byron", email: "ada@example.test", password, accepts: true }),
  "accounts.own": nothing,
  "accounts.sessions": nothing,
  "accounts.revokeSession": () => ({ sessionId: unknownId }),
  "accounts.revokeOtherSessions": nothing,
  "accounts.confirmIdentity": () => ({ password }),
  "accounts.requestConfirmationCode": nothing,
  "accounts.changePassword": () => ({ password }),
  "accounts.requestEmailChange": () => ({ email: "new@example.test" }),
  "accounts.confirmEmailChange": () => ({ code }),
  "benchmark.getBenchmark": () => ({}),
  "benchmark.getHistory": () => ({ competencyId: "presenting" }),
  "benchmark.rate": () => ({ ratings: [{ competencyId: "presenting", level: 2 }] }),
  "benchmark.setTargetRole": () => ({ roleId: "project-manager" }),
  "benchmark.getStart": nothing,
  "benchmark.saveStart": () => ({ currentRoleId: "pmo-coordinator" }),
  "cases.listCases": () => ({}),
  "cases.getCase": () => ({ slug: "tsb-2018" }),
  "catalogue.listRoutes": nothing,
  "catalogue.getRoute": () => ({ slug: "ba-transformation" }),
  "catalogue.listRoles": nothing,
  "catalogue.getRole": () => ({ id: "project-manager" }),
  "catalogue.listDomains": nothing,
  "catalogue.getDomain": () => ({ id: "banking" }),
  "catalogue.listGlossary": () => ({}),
  "catalogue.listCredentials": nothing,
  "catalogue.listSources": nothing,
  "matching.listMentors": () => ({}),
  "matching.getMentor": (scene) => ({ handle: scene.mentorHandle }),
  "matching.compareMentors": (scene) => ({ handles: [scene.mentorHandle, scene.otherMentorHandle] }),
  "matching.listShortlist": () => ({ kind: "saved" }),
  "matching.saveMentor": (scene) => ({ memberId: scene.mentorId }),
  "matching.unsaveMentor": (scene) => ({ memberId: scene.mentorId }),
  "matching.hideMentor": (scene) => ({ memberId: scene.mentorId }),
  "matching.unhideMentor": (scene) => ({ memberId: scene.mentorId }),
  "matching.getDirectoryFigures": nothing,
  "matching.getRequestForm": (scene) => ({ mentorId: scene.mentorId }),
  "matching.listMyRequests": nothing,
  "matching.getRequest": (scene) => ({ requestId: scene.requestId }),
  "matching.sendRequest": (scene) => ({
    idempotencyKey: unknownId,
    goals: "Rehearse a steering paper with somebody who has held one.",
    cadence: "monthly",
    choices: [{ mentorId: scene.otherMentorId, why: "You made the move that I want to make.", answers: [] }],
  }),
  "matching.withdrawRequest": (scene) => ({ requestId: scene.requestId }),
  "matching.declineRequest": (scene) => ({ choiceId: scene.choiceId, reason: "no_room" }),
  "matching.askForMore": (scene) => ({
    choiceId: scene.choiceId,
    question: "Which workshop would you run first, and when?",
  }),
  "matching.replyToQuestion": (scene) => ({ choiceId: scene.choiceId, reply: "The settlements one." }),
  "mentorships.listMine": nothing,
  "mentorships.get": (scene) => ({ mentorshipId: scene.mentorshipId }),
  "mentorships.listRecentEvents": nothing,
  "mentorships.acceptRequest": (scene) => ({ choiceId: scene.choiceId }),
  "mentorships.signAgreement": (scene) => ({ mentorshipId: scene.mentorshipId, version: 1, typedName: "Ada Byron" }),
  "mentorships.proposeAgreement": (scene) => ({
    mentorshipId: scene.mentorshipId,
    version: 1,
    scope: "Requirements workshops and steering papers.",
    cadenceDays: 14,
    sessionMinutes: 45,
    channel: "video",
    endsOn: "2026-12-18",
    typedName: "Ada Byron",
  }),
  "mentorships.setContactNote": (scene) => ({ mentorshipId: scene.mentorshipId, text: "By video, evenings." }),
  "mentorships.change": (scene) => ({ mentorshipId: scene.mentorshipId, move: "end" }),
  "obligations.mine": nothing,
  "safety.block": (scene) => ({ memberId: scene.otherMentorId }),
  "safety.unblock": (scene) => ({ memberId: scene.otherMentorId }),
  "safety.listBlocked": nothing,
};
