import { expect, test } from "vitest";
import { judgeFailure, type MailFailure, type MailVerdict } from "./mail-failure";

const cases: [string, MailFailure, MailVerdict][] = [
  ["a server that cannot be reached", { code: "ECONNECTION" }, "later"],
  ["a conversation that breaks off", { code: "ESOCKET" }, "later"],
  ["greylisting", { code: "EENVELOPE", responseCode: 451, response: "451 4.7.1 try again later" }, "later"],
  ["a server that shuts down", { responseCode: 421, response: "421 4.3.2 closing" }, "later"],
  ["a full mailbox", { code: "EENVELOPE", responseCode: 552, response: "552 5.2.2 mailbox full" }, "later"],
  ["an unknown mailbox", { code: "EENVELOPE", responseCode: 550, response: "550 5.1.1 no such user" }, "address"],
  ["a disabled mailbox", { code: "EENVELOPE", responseCode: 550, response: "550 5.2.1 disabled" }, "address"],
  [
    "an unknown mailbox, said without an enhanced code",
    { code: "EENVELOPE", responseCode: 550, response: "550 no" },
    "address",
  ],
  ["a policy against us", { code: "EENVELOPE", responseCode: 550, response: "550 5.7.26 unauthenticated" }, "refused"],
  ["a sender that is refused", { code: "EENVELOPE", responseCode: 553, response: "553 5.1.8 bad sender" }, "refused"],
  ["a text that is refused", { code: "EMESSAGE", responseCode: 554, response: "554 spam" }, "refused"],
  ["a wrong password", { code: "EAUTH", responseCode: 535, response: "535 5.7.8 no" }, "settings"],
  ["a server that wants a sign-in", { responseCode: 530, response: "530 5.7.0 sign in" }, "settings"],
  ["a connection that cannot be made secure", { code: "ETLS" }, "settings"],
];

test.each(cases)("%s", (_what, failure, verdict) => {
  expect(judgeFailure(failure)).toBe(verdict);
});
