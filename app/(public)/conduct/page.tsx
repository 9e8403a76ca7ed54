import type { Metadata } from "next";
import Link from "next/link";
import { ReadingPage } from "@/components/shell/reading-page";
import { currentConsents } from "@/domain/accounts/consent";
import { longDate } from "@/domain/dates";

export const metadata: Metadata = { title: "Code of conduct" };

/** What members and mentors promise each other. Its version is the one that consent is recorded for. */
export default function ConductPage() {
  return (
    <ReadingPage
      title="Code of conduct"
      lead="What members and mentors promise each other. You accept it when you open an account, and again when it changes."
      block={[
        { label: "Version", value: currentConsents.conduct },
        { label: "In force from", value: longDate(new Date(`${currentConsents.conduct}-01T12:00:00Z`)) },
        { label: "Binds", value: "Every member" },
      ]}
    >
      <h2>Everybody</h2>
      <ul>
        <li>Answer by the date on the screen, even if the answer is no. Silence costs the other person a week.</li>
        <li>
          Treat people as you would a colleague whom you will meet again. No harassment, no discrimination, no pressure.
        </li>
        <li>Say what you have done as you have done it: your roles, dates, credentials and ratings.</li>
        <li>Write about your employer and its projects only what you may say in public.</li>
        <li>
          Keep to the <Link href="/confidentiality">confidentiality rule</Link>.
        </li>
        <li>
          Use this network yourself. No accounts for somebody else, no automatic messages, no collecting of profiles.
        </li>
      </ul>

      <h2>Mentors</h2>
      <ul>
        <li>
          Nothing is for sale. A mentor does not sell courses, coaching, books, recruitment or anything else to a
          mentee, does not ask for money, and takes none.
        </li>
        <li>Take as many mentees as you have time for, and no more. Pause when you have none.</li>
        <li>Ask, listen, then advise. The mentee decides; the plan is theirs.</li>
        <li>Be plain about what you do not know, and say who might.</li>
        <li>
          Name a conflict of interest as soon as you see it: the same employer, a supplier, a competitor, a job that you
          both want. If in doubt, ask the coordinator.
        </li>
        <li>Do not mentor somebody whom you manage, appraise, hire or could promote.</li>
        <li>Leave therapy, legal and medical advice to those who are trained for it.</li>
      </ul>

      <h2>Mentees</h2>
      <ul>
        <li>Come prepared: what you have tried, and what you want from the hour.</li>
        <li>Keep appointments, or move them at least a day before.</li>
        <li>A mentor is not a referee, a recruiter or a way into their firm. Do not ask for a job.</li>
        <li>End it well: say thank you, and say that it has ended.</li>
      </ul>

      <h2>Coordinators and moderators</h2>
      <ul>
        <li>Decide with a reason, and write the reason so that the person can act on it.</li>
        <li>Do not decide about yourself, your own line or your own mentor.</li>
        <li>Look only at what the task needs.</li>
      </ul>

      <h2>When the code is broken</h2>
      <p>
        <Link href="/help#wrong">Tell the coordinators of your programme</Link>, or an administrator if it is about a
        coordinator. They hear both sides unless that would put somebody at risk. What can follow is a conversation, a
        pause in being matched, the end of a mentorship, or the closing of an account. Whoever is affected is told what
        was decided and why.
      </p>
    </ReadingPage>
  );
}
