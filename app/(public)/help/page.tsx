import type { Metadata } from "next";
import Link from "next/link";
import { ReadingPage } from "@/components/shell/reading-page";
import { caller } from "@/server/rsc";

export const metadata: Metadata = { title: "Help" };

/** The parts of the page, by the ids that lead to them. */
const parts = {
  before: "Before you sign up",
  gap: "Finding your gap",
  ranking: "How mentors are ranked",
  asking: "Asking a mentor",
  mentoring: "Being a mentor",
  cases: "Reading and writing cases",
  discussion: "Reading and writing in discussions",
  "sign-in": "Trouble signing in",
  wrong: "Something is wrong",
} as const;

const Part = ({ id }: { readonly id: keyof typeof parts }) => <h2 id={id}>{parts[id]}</h2>;

/** How the network works, in the order in which people meet it. */
export default async function HelpPage() {
  const api = await caller();
  const contacts = await api.programmes.contacts();
  return (
    <ReadingPage title="Help" lead="How the network works, in the order in which you meet it." contents={parts}>
      <Part id="before" />
      <p>
        You can read the <Link href="/routes">routes</Link>, the <Link href="/roles">roles</Link>, the{" "}
        <Link href="/domains">domains</Link>, the <Link href="/glossary">glossary</Link> and the{" "}
        <Link href="/cases">cases</Link> without an account. In the <Link href="/mentors">directory</Link> you see of
        each mentor what that mentor shows to everybody.
      </p>

      <Part id="gap" />
      <p>
        After signing up you answer at most eight questions: the role you hold, the role you want, your domain and the
        domain you want. Then you rate yourself on a scale from 0 (not yet) to 4 (leading). Each level says what it
        looks like at work, so choose the sentence that was true last month, not on your best day.
      </p>
      <p>
        The gap is the target level less your own, never below nothing. Gaps in what a role cannot do without count
        twice in the order. Ratings are dated and never overwritten: a new one stands beside the old.
      </p>

      <Part id="ranking" />
      <p>
        A score has five parts: domain (25 points), gaps that the mentor can help with (25), the route travelled (25),
        time (15) and goals (10); a programme’s coordinator may set other weights. Each part names the facts it used.
        What is not known counts as nothing, not as agreement. Nobody can pay to be higher.
      </p>
      <p>
        Some rules come before the score. You are not offered a mentor who is full, paused or silent, who shares no hour
        of the week with you, or who is not at least one level above you. The directory says which rule stands in the
        way of whom.
      </p>

      <Part id="asking" />
      <p>
        A request names up to three mentors in your order. Only one is asked at a time. The screen always says whose
        turn it is, by which date, and what happens if nothing is done. Days are counted as working days where the
        person lives, and days of leave do not count.
      </p>
      <dl>
        <dt>The mentor accepts</dt>
        <dd>A mentorship begins. You both read and sign the agreement, and see how to reach each other.</dd>
        <dt>The mentor declines</dt>
        <dd>They give a reason, and the next mentor on your list is asked.</dd>
        <dt>The mentor wants to know more</dt>
        <dd>They put a question, and it is your turn.</dd>
        <dt>Nobody answers</dt>
        <dd>There is one reminder. Then the request moves on to the next mentor, or ends.</dd>
      </dl>

      <Part id="mentoring" />
      <p>
        Apply from the menu behind your picture. A coordinator approves or declines with a reason, and you read a short
        briefing first. You set how many mentees you have room for; when the places are taken nobody can ask you. You
        can pause at any time.
      </p>

      <Part id="cases" />
      <p>
        A case is a project told with its figures. Some authors lock the outcome: then you read up to the decision, say
        what you would have done, and see what happened and how others decided. Your choice is counted without your
        name, and you may look without deciding.
      </p>
      <p>
        To tell a project of yours, choose “Write up a project” under <Link href="/cases">Cases</Link>. It stays a draft
        that you alone see until you publish it. Before that a check marks what might give a client or a person away,
        and you can ask your mentor to read it first.
      </p>

      <Part id="discussion" />
      <p>
        Every post has a number that stays: write #4.1 to cite it. A post counts as read when you have had its end
        before your eyes; “3 new since you left” leads to the first one that you have not read.
      </p>
      <p>
        With the keyboard, Tab comes from a post that is new to “Next unread”, which leads on to the following one, and
        then to its Reply. No single letter does anything, so nothing gets in the way of a screen reader or of
        dictation. In the field, Ctrl with B and Ctrl with I make words bold and italic, and Tab leaves it.
      </p>
      <p>
        What you type is kept as a draft a moment later, for a reply, an edit, a thread or a case, and is there on your
        other devices. If two windows have kept different texts, both are offered and you choose. For five minutes after
        posting an edit is part of writing; later the post says that it was edited.
      </p>
      <p>
        You are mailed when somebody answers or mentions you. Beside a thread, and on the page of a domain or a tag, you
        choose to hear more or nothing; each mail says which of these choices it comes from, and has a link that ends
        it.
      </p>

      <Part id="sign-in" />
      <p>
        You can sign in with your password, or with a code or link that we send to your address. The code can be typed
        on another device. If the mail does not come, look among unwanted mail, then ask for a{" "}
        <Link href="/reset-password">new password</Link>. Under Account you see every device that is signed in, and can
        sign any of them out.
      </p>

      <Part id="wrong" />
      <p>
        If somebody has asked you for money, made you uncomfortable or broken the{" "}
        <Link href="/conduct">code of conduct</Link>, press Report: it stands beneath every post and case, and on every
        profile. A moderator decides, you are told what came of it, and the person you report never learns who it was.
        For anything else, or if your account does what you did not ask for, write to the coordinators of your
        programme.
      </p>
      {contacts.length === 0 ? (
        <p>The coordinators have not named an address here yet: ask whoever invited you to the network.</p>
      ) : (
        <ul>
          {contacts.map(({ programme, contact }) => (
            <li key={programme}>
              {programme}: <a href={`mailto:${contact}`}>{contact}</a>
            </li>
          ))}
        </ul>
      )}
      <p>
        If somebody is in danger, ring the emergency services first: 999 in the United Kingdom, 995 in Singapore for an
        ambulance.
      </p>
    </ReadingPage>
  );
}
