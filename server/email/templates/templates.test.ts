import { globSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { moderationActions } from "@/domain/moderation/kinds";
import type { MailContent } from "../content";
import { renderMail } from "../layout";
import { accountAlreadyRegistered } from "./account-already-registered";
import { accountConfirmationWanted } from "./account-confirmation-wanted";
import { accountEmailChangeWanted } from "./account-email-change-wanted";
import { accountEmailChanged } from "./account-email-changed";
import { accountNewDevice } from "./account-new-device";
import { accountPasswordChanged } from "./account-password-changed";
import { accountPasswordResetWanted } from "./account-password-reset-wanted";
import { accountProfileUnfinished } from "./account-profile-unfinished";
import { accountSignInWanted } from "./account-sign-in-wanted";
import { accountVerificationWanted } from "./account-verification-wanted";
import { credentialRenewalDue } from "./credential-renewal-due";
import { credentialSeen } from "./credential-seen";
import { evidenceAnswered } from "./evidence-answered";
import { evidenceConfirmed } from "./evidence-confirmed";
import { evidenceQuestioned } from "./evidence-questioned";
import { gateCountersigned, gateDecided, gateSubmitted } from "./gate-news";
import type { Letter } from "./letter";
import { mentorApplicationOverdue } from "./mentor-application-overdue";
import { mentorApplied } from "./mentor-applied";
import { mentorApproved } from "./mentor-approved";
import { mentorDeclined } from "./mentor-declined";
import { mentorshipAgreementProposed } from "./mentorship-agreement-proposed";
import { mentorshipAgreementSigned } from "./mentorship-agreement-signed";
import { mentorshipAgreementUnsigned } from "./mentorship-agreement-unsigned";
import { mentorshipEnded } from "./mentorship-ended";
import { mentorshipPaused } from "./mentorship-paused";
import { mentorshipResumed } from "./mentorship-resumed";
import {
  mentorshipSessionConfirmed,
  mentorshipSessionDisputed,
  mentorshipSessionRecorded,
  mentorshipSessionReminded,
  mentorshipSessionUnconfirmed,
} from "./mentorship-session";
import {
  moderationDecided,
  moderationOverdue,
  moderationSettled,
  moderationUrgent,
  moderationWaits,
} from "./moderation-news";
import { planCommented } from "./plan-commented";
import { planMoved } from "./plan-news";
import { postPublished, roundOpened } from "./post-news";
import { requestAccepted } from "./request-accepted";
import { requestAsked } from "./request-asked";
import { requestDeclined } from "./request-declined";
import { requestExpired, requestExpiredForMentor } from "./request-expired";
import { requestPassedOver } from "./request-passed-over";
import { requestQuestioned } from "./request-questioned";
import { requestReminded } from "./request-reminded";
import { requestReplied } from "./request-replied";
import { requestWithdrawn } from "./request-withdrawn";
import { reviewAnswered, reviewAsked, reviewDue, reviewLapsed } from "./review-news";

const at = new Date("2026-11-27T23:30:00Z");
const letter = (zone: string): Letter => ({
  name: "Gwen Prosser",
  zone,
  now: at,
  url: (path) => `https://site.example${path}`,
});
const token = { code: "12345678", link: "/sign-in/confirm?token=t", expiresAt: at };
const request = {
  programme: "Rolling",
  mentee: "Jasmine",
  mentor: "Gwen",
  dueAt: at,
  askedAt: at,
  path: "/requests/1",
};
const onward = { ...request, next: { mentor: "Ana", dueAt: at } };
const closed = { ...request, next: null };
const application = { applicant: "Ana Silva", programme: "Rolling", dueAt: at };
const pair = { programme: "Rolling", other: "Jasmine", path: "/mentorships/1", dueAt: at };
const piece = { other: "Gwen", title: "Cutover weekend", path: "/evidence/1" };
const session = { ...pair, startsAt: at, minutes: 45 };
const renewal = {
  credential: "Managing Successful Programmes (MSP) Practitioner",
  body: "PeopleCert",
  renewBy: "2027-09-26",
  daysLeft: 14,
  rule: null,
};
const gate = {
  other: "Gwen",
  plan: "CP-0147",
  wbs: "G1",
  title: "Ready to work as a BA",
  path: "/plans/1/gates/2",
  dueAt: at,
};
const decided = {
  conditions: 1,
  firstDue: "2026-12-10",
  holdUntil: null,
  met: 5,
  criteria: 6,
  finish: "2028-03-24",
};
const planOf = { other: "Hannah", plan: "CP-0147", path: "/plans/1" };
const review = { other: "Gwen", plan: "CP-0147", path: "/plans/1/review", dueAt: at, revision: 8 };

const comment = {
  other: "Gwen",
  plan: "CP-0147",
  path: "/plans/1#comment-2",
  unsubscribe: "https://site.example/unsubscribe/t",
};

const thread = {
  no: 212,
  title: "Who should have said no-go, and with which single piece of evidence in the last hours?",
  path: "/discussion/212?from=4.1#post-4.1",
  unsubscribe: "https://site.example/unsubscribe/t",
  mute: "https://site.example/unsubscribe/m",
  followed: null,
};
const post = { ...thread, other: "Hannah", number: "4.1", isFirst: false, words: null };
/** The mail about what a moderator did, for each thing of which somebody is told. */
function decidedMails(to: Letter): Record<string, MailContent> {
  const about = {
    words: "Leave out the name of the bank.",
    title: "What did your first gate ask for?",
    place: "/discussion/7",
    isSealed: false,
  };
  const decided = moderationActions.flatMap((action): [string, MailContent | undefined][] => [
    [action, moderationDecided(to, { ...about, action })],
  ]);
  const sealed = moderationDecided(to, { ...about, action: "approve_post", isSealed: true });
  return Object.fromEntries(
    [...decided, ["kept for a quiet round", sealed] as const].flatMap(([name, mail]) =>
      mail === undefined ? [] : [[name, mail]],
    ),
  );
}

/** Every mail there is, in each of its shapes. */
function everyMail(to: Letter): Record<string, MailContent> {
  return {
    ...decidedMails(to),
    urgentReport: moderationUrgent(to, { title: "What did your first gate ask for?" }),
    reportSettled: moderationSettled(to, { no: 17, outcome: "removed", words: "It names a person." }),
    moderationWaits: moderationWaits(to, { dueAt: at }),
    moderationOverdue: moderationOverdue(to, { dueAt: at }),
    verification: accountVerificationWanted(to, token),
    signIn: accountSignInWanted(to, token),
    confirmation: accountConfirmationWanted(to, token),
    reset: accountPasswordResetWanted(to, token),
    emailChange: accountEmailChangeWanted(to, token),
    registered: accountAlreadyRegistered(to),
    device: accountNewDevice(to, { device: "Firefox on Linux", at }),
    password: accountPasswordChanged(to, at),
    oldAddress: accountEmailChanged(to, at, true),
    newAddress: accountEmailChanged(to, at, false),
    unfinished: accountProfileUnfinished(to, { isLast: false, unsubscribe: "https://site.example/unsubscribe/t" }),
    unfinishedLast: accountProfileUnfinished(to, { isLast: true, unsubscribe: "https://site.example/unsubscribe/t" }),
    applied: mentorApplied(to, application),
    overdue: mentorApplicationOverdue(to, { ...application, dueAt: null }),
    approved: mentorApproved(to, { programme: "Rolling", briefing: false }),
    approvedBriefing: mentorApproved(to, { programme: "Rolling", briefing: true }),
    declinedMentor: mentorDeclined(to, { programme: "Rolling", reason: "Two years are needed." }),
    declinedWithout: mentorDeclined(to, { programme: "Rolling", reason: null }),
    asked: requestAsked(to, request),
    reminded: requestReminded(to, request),
    questioned: requestQuestioned(to, request),
    replied: requestReplied(to, request),
    accepted: requestAccepted(to, { programme: "Rolling", mentor: "Gwen", path: "/mentorships/1", signBy: at }),
    acceptedUndated: requestAccepted(to, {
      programme: "Rolling",
      mentor: "Gwen",
      path: "/mentorships/1",
      signBy: null,
    }),
    postAnswer: postPublished(to, { ...post, reason: "answered" }),
    postMention: postPublished(to, { ...post, reason: "mentioned", words: "Three rehearsals with @gwen." }),
    postInProgramme: postPublished(to, { ...post, title: null, reason: "opened" }),
    postWatched: postPublished(to, { ...post, reason: "watching", followed: { kind: "tag", name: "Testing" } }),
    postAboutCase: postPublished(to, { ...post, reason: "wrote_case" }),
    postFirst: postPublished(to, { ...post, number: "1", isFirst: true, reason: "first_post", other: "Member 2" }),
    postRound: roundOpened(to, { ...thread, reason: "took_part", count: 3 }),
    declined: requestDeclined(to, onward),
    declinedLast: requestDeclined(to, closed),
    expired: requestExpired(to, onward),
    expiredLast: requestExpired(to, closed),
    expiredMentor: requestExpiredForMentor(to, onward),
    passedOver: requestPassedOver(to, onward),
    withdrawn: requestWithdrawn(to, { ...request, withdrawal: "taken_back" }),
    withdrawnElsewhere: requestWithdrawn(to, { ...request, withdrawal: "accepted_elsewhere" }),
    withdrawnLongAgo: requestWithdrawn(to, { ...request, withdrawal: null }),
    proposed: mentorshipAgreementProposed(to, { ...pair, version: 1 }),
    changed: mentorshipAgreementProposed(to, { ...pair, version: 2 }),
    signed: mentorshipAgreementSigned(to, { ...pair, complete: false }),
    complete: mentorshipAgreementSigned(to, { ...pair, complete: true }),
    unsigned: mentorshipAgreementUnsigned(to, pair),
    paused: mentorshipPaused(to, { ...pair, at }),
    resumed: mentorshipResumed(to, { ...pair, at }),
    sessionRecorded: mentorshipSessionRecorded(to, session),
    sessionReminded: mentorshipSessionReminded(to, session),
    sessionConfirmed: mentorshipSessionConfirmed(to, { ...session, dueAt: null }),
    sessionDisputed: mentorshipSessionDisputed(to, { ...session, dueAt: null }),
    sessionUnconfirmed: mentorshipSessionUnconfirmed(to, { ...session, dueAt: null }),
    renewalDue: credentialRenewalDue(to, { ...renewal, rule: "Three years from the day it was obtained." }),
    credentialSeen: credentialSeen(to, { credential: "PRINCE2 Practitioner", by: "Alasdair Munro", at: to.now }),
    renewalDueSoon: credentialRenewalDue(to, { ...renewal, daysLeft: 1 }),
    evidenceConfirmed: evidenceConfirmed(to, { ...piece, at }),
    evidenceQuestioned: evidenceQuestioned(to, piece),
    evidenceAnswered: evidenceAnswered(to, piece),
    gateSubmitted: gateSubmitted(to, { ...gate, evidence: 6 }),
    gateConditions: gateDecided(to, { ...gate, decided: { ...decided, decision: "conditions" } }),
    gateProceed: gateDecided(to, { ...gate, decided: { ...decided, decision: "proceed", firstDue: null } }),
    gateHold: gateDecided(to, {
      ...gate,
      decided: { ...decided, decision: "hold", firstDue: null, holdUntil: "2027-01-15" },
    }),
    gateRoute: gateDecided(to, { ...gate, decided: { ...decided, decision: "route", firstDue: null } }),
    gateCountersigned: gateCountersigned(to, { ...gate, dueAt: null }),
    reviewAsked: reviewAsked(to, { ...review, since: 6 }),
    reviewAskedFirst: reviewAsked(to, { ...review, since: null }),
    reviewAnswered: reviewAnswered(to, { ...review, agreed: 3, questions: 1, suggestions: 1 }),
    reviewLapsed: reviewLapsed(to, { ...review, dueAt: null, isOwner: true }),
    reviewLapsedMentor: reviewLapsed(to, { ...review, dueAt: null, isOwner: false }),
    reviewDue: reviewDue(to, { plan: "CP-0147", path: "/plans/1/review", dueAt: at }),
    planCompleted: planMoved(to, { ...planOf, to: "completed" }),
    planGivenUp: planMoved(to, { ...planOf, to: "abandoned" }),
    planTakenUp: planMoved(to, { ...planOf, to: "agreed" }),
    commented: planCommented(to, { ...comment, isAnswer: false }),
    commentAnswered: planCommented(to, { ...comment, isAnswer: true }),
    ended: mentorshipEnded(to, { ...pair, endedAt: at, isMentee: true, isCompleted: false }),
    completed: mentorshipEnded(to, { ...pair, endedAt: at, isMentee: false, isCompleted: true }),
  };
}

/** The addresses of the product's pages, as its folders name them. */
const pages = globSync("app/**/page.tsx").map((file) => {
  const folders = file.split("/").slice(1, -1);
  const path = folders.filter((folder) => !folder.startsWith("(")).map((folder) => folder.replace(/^\[.+\]$/, "[^/]+"));
  return new RegExp(`^/${path.join("/")}$`);
});
const unescaped = (html: string) => html.replaceAll("&#x27;", "'").replaceAll("&amp;", "&").replaceAll("&quot;", '"');
const onOneLine = (text: string) => text.replace(/\s+/g, " ");

describe.each(Object.entries(everyMail(letter("Europe/London"))))("the mail “%s”", (name, content) => {
  const { html, text, subject } = renderMail(content);

  test("says the same in both parts", () => {
    const said = [content.heading, ...content.paragraphs, ...(content.afterwards ?? []), content.reason];
    said.push(
      ...(content.facts ?? []).flat(),
      content.code ?? "",
      content.button?.url ?? "",
      content.unsubscribe?.url ?? "",
      content.mute?.url ?? "",
    );
    for (const words of said) {
      expect(unescaped(html)).toContain(words);
      expect(onOneLine(text)).toContain(onOneLine(words).trim());
    }
  });

  test("has a short subject, a preheader that adds to it, one button and a reason", () => {
    expect(subject.length).toBeLessThanOrEqual(78);
    expect(content.preheader).not.toBe(subject);
    expect(html.match(/class="btn"/g)).toHaveLength(1);
    expect(content.reason).toMatch(/^Sent (to|because) /);
  });

  test("speaks as the product does, in lines that fit, and has no hole in it", () => {
    expect(text).not.toMatch(/!|\bundefined\b|\bnull\b|\[object|NaN|\bInvalid\b|\b[Oo]ops\b|\b[Jj]ourney\b|Stop these/);
    for (const line of text.split("\n")) if (!line.includes("https://")) expect(line.length).toBeLessThanOrEqual(76);
  });

  test("leads to a page that there is", () => {
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => new URL(unescaped(href)).pathname);
    for (const link of links)
      expect(
        pages.some((page) => page.test(link)),
        link,
      ).toBe(true);
  });

  test("keeps mail that belongs to taking part free of a way to stop it", () => {
    expect(content.unsubscribe !== undefined).toBe(
      ["unfinished", "unfinishedLast", "commented", "commentAnswered"].includes(name) || name.startsWith("post"),
    );
  });
});

test("dates are those of the reader's zone", () => {
  expect(requestAsked(letter("Europe/London"), request).preheader).toBe("Please answer by Friday 27 November.");
  expect(requestAsked(letter("Asia/Singapore"), request).preheader).toBe("Please answer by Saturday 28 November.");
});
