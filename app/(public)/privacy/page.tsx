import type { Metadata } from "next";
import Link from "next/link";
import { ReadingPage } from "@/components/shell/reading-page";
import { currentConsents } from "@/domain/accounts/consent";

export const metadata: Metadata = { title: "Privacy" };

/** What is kept about people, who can see it, and for how long; in plain words, including what cannot be promised. */
export default function PrivacyPage() {
  return (
    <ReadingPage
      title="Privacy"
      lead="What is kept about you, who can see it and for how long. Including what we cannot promise."
      block={[
        { label: "Version", value: currentConsents.privacy },
        { label: "Third parties", value: "None on these pages" },
      ]}
    >
      <h2>Who can see what</h2>
      <p>
        Each field of your profile has its own audience: only you, your mentor or mentee, your programme, members, or
        everybody. What you have not opened is closed. Your address for mail and sign-in is never shown to other
        members, unless you share it with the person you are matched with.
      </p>
      <p>
        A mentor whom you ask sees your request, the facts about your career that bear on it, and your widest gaps. A
        coordinator of your programme sees who is matched with whom, states and dates, not what you wrote to each other.
      </p>

      <h2>What we cannot promise</h2>
      <p>
        Whoever runs this server could technically read the database, the copies kept of it, and the mail that it sends.
        The product gives no screen for that, and every look by staff at something private is meant to be recorded; but
        a person with access to the machine can go round the product. If what you want to write would harm you in the
        wrong hands, do not write it here.
      </p>

      <h2>What is kept, and why</h2>
      <dl>
        <dt>Your account</dt>
        <dd>Name, mail address, a hash of your password (never the password), country and time zone: to let you in.</dd>
        <dt>Your career</dt>
        <dd>
          Roles, domains, credentials, usual hours, goals and strengths: to rank mentors and to explain the ranking.
        </dd>
        <dt>Your ratings</dt>
        <dd>Each with its date and who gave it: to draw your gap and how it moved.</dd>
        <dt>Your requests and mentorships</dt>
        <dd>What was asked and answered, what was agreed and signed, and when.</dd>
        <dt>Your consents</dt>
        <dd>Which version of which text you accepted, and when.</dd>
        <dt>Security</dt>
        <dd>
          Sign-ins, changes of password and address, the kind of device and its network address: to notice misuse.
        </dd>
      </dl>
      <p>
        The match uses no personal characteristics: not age, gender, ethnicity, religion, health, nor guesses at them
        from a name or a photograph.
      </p>

      <h2>Cookies and other parties</h2>
      <p>
        Signing in sets one cookie, which the sign-in needs. There are no others, no advertising, no counting of visits
        by anybody else, and these pages load nothing from another site. If your programme lets you sign in through your
        employer’s identity provider, that provider learns that you did.
      </p>

      <h2>How long</h2>
      <dl>
        <dt>Sessions</dt>
        <dd>End after 30 days without use, or 90 days in all; 12 hours and 7 days for staff. Removed a day later.</dd>
        <dt>Codes and links sent by mail</dt>
        <dd>
          Work for ten minutes to an hour and are removed a day later. A first administrator’s set-up link: seven days.
        </dd>
        <dt>The record that a mail was sent</dt>
        <dd>90 days.</dd>
        <dt>Everything else</dt>
        <dd>For as long as you have an account, unless you remove it earlier.</dd>
      </dl>

      <h2>Your rights</h2>
      <p>
        You may see what is kept about you, have it corrected, have a copy, have it erased, and object to how it is
        used. Most of it you can see and correct under Account, and all of it you can take away as one archive at any
        time, under <Link href="/account/export">Take it away</Link>. For the rest{" "}
        <Link href="/help#wrong">write to the coordinators of your programme</Link>, who must answer within a month. If
        you are not content with the answer, you can complain to the data protection authority of your country: in the
        United Kingdom the Information Commissioner’s Office, in Singapore the Personal Data Protection Commission.
      </p>
    </ReadingPage>
  );
}
