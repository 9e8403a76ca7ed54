import { expect, test } from "vitest";
import { DomainError } from "../errors";
import { checkNewPassword } from "./password";

const leaked = new Set(["password", "qwerty", "letmein", "correcthorse", "dragon", "iloveyou"]);
const context = {
  words: ["Jasmine Owusu-Pettifer", "jasmine.owusu@example.org"],
  isLeaked: (one: string) => leaked.has(one),
};

function verdict(password: string): string {
  try {
    checkNewPassword(password, context);
    return "accepted";
  } catch (error) {
    if (error instanceof DomainError) return error.reason;
    throw error;
  }
}

test.each([
  ["fifteen letters", "tram under moon"],
  ["spaces at both ends", "  four quiet otters  "],
  ["emoji", "🦦 otters row past the mill 🚣"],
  ["no upper case, digit or sign", "quietottersrowingpastmills"],
  ["exactly 64", "abacus willow ".repeat(5).slice(0, 64)],
  ["exactly 256", "abacus willow quartz ".repeat(20).slice(0, 256)],
  ["the name among many other words", "jasmine tea and seven blue kettles"],
])("%s is accepted", (_, password) => {
  expect(verdict(password)).toBe("accepted");
});

test.each([
  ["fourteen characters", "otters row mil", "accounts.password_too_short"],
  ["257 characters", "abacus willow quartz ".repeat(20).slice(0, 257), "accounts.password_too_long"],
  ["a leaked one, stretched", "password!!!12345", "accounts.password_leaked"],
  ["a leaked one, doubled", "letmeinletmeinletmein", "accounts.password_leaked"],
  ["one sign many times", "aaaaaaaaaaaaaaaaaaaa", "accounts.password_leaked"],
  ["digits alone", "4815162342481516", "accounts.password_leaked"],
  ["the alphabet", "abcdefghijklmnopqrs", "accounts.password_guessable"],
  ["the own name and a year", "jasmine-owusu-1991", "accounts.password_guessable"],
  ["the site's name", "critical-path-demo", "accounts.password_guessable"],
  ["the site's name and a year", "CriticalPath 2026!", "accounts.password_guessable"],
])("%s is refused with its reason", (_, password, reason) => {
  expect(verdict(password)).toBe(reason);
});

test("the same letters typed on two keyboards are one password, and nothing is cut or folded", () => {
  const composed = checkNewPassword("caf\u00e9 behind the mill", context);
  expect(checkNewPassword("cafe\u0301 behind the mill", context)).toBe(composed);
  expect(checkNewPassword("Four Quiet Otters ", context)).toBe("Four Quiet Otters ");
});
