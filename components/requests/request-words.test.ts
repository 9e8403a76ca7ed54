import { describe, expect, it } from "vitest";
import { choiceSentence, receivedSentence, requestSentence } from "./request-words";

const closed = (withdrawal: "taken_back" | "accepted_elsewhere" | null) => ({
  state: "withdrawn" as const,
  withdrawal,
});

describe("a request that was withdrawn", () => {
  it("says to its mentee whether they took it back or another was accepted first", () => {
    expect(requestSentence(closed("taken_back"), "Gwen", null)).toBe("Closed: you took it back.");
    expect(requestSentence(closed("accepted_elsewhere"), "Gwen", null)).toBe(
      "Closed by itself: a mentor accepted another request of yours first.",
    );
    expect(choiceSentence("withdrawn", closed("taken_back"))).toBe("Taken back");
    expect(choiceSentence("withdrawn", closed("accepted_elsewhere"))).toBe("Closed: another request was accepted");
  });

  it("says the same to the mentor who was asked, and guesses nothing where it was not kept", () => {
    expect(receivedSentence("withdrawn", "taken_back")).toBe("Taken back by the mentee");
    expect(receivedSentence("withdrawn", "accepted_elsewhere")).toBe("Closed: another mentor accepted first");
    expect(receivedSentence("withdrawn", null)).toBe("Taken back by the mentee, or another mentor accepted first");
  });

  it("does not say that a mentor further down was taken back when one before them accepted", () => {
    expect(choiceSentence("withdrawn", { state: "accepted", withdrawal: null })).toBe(
      "Not asked: a mentor before them accepted",
    );
  });
});
