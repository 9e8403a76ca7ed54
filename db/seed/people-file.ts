import { readFileSync } from "node:fs";
import { z } from "zod";

const slot = z.object({ weekday: z.int().min(1).max(7), start: z.string(), end: z.string(), timezone: z.string() });
const level = z.int().min(0).max(4);

const person = {
  id: z.string(),
  name: z.string(),
  pronouns: z.string(),
  email: z.email().refine((email) => email.endsWith("@demo.example")),
  city: z.string(),
  country: z.string().length(2),
  timezone: z.string(),
  languages: z.array(z.string()),
  current_role_id: z.string(),
  job_title: z.string(),
  organisation: z.string(),
  years_experience: z.int(),
  availability: z.array(slot),
  credential_ids: z.array(z.string()),
  bio: z.string(),
};

const mentor = z.object({
  ...person,
  domain_ids: z.array(z.string()),
  primary_domain_id: z.string(),
  subdomain_ids: z.array(z.string()),
  career: z.array(
    z.object({ role_id: z.string(), domain_id: z.string(), from_year: z.int(), to_year: z.int().nullable() }),
  ),
  strengths: z.array(z.object({ competency_id: z.string(), level })),
  capacity: z.int(),
  meeting_modes: z.array(z.enum(["video", "phone", "in_person"])),
});

const mentee = z.object({
  ...person,
  current_domain_id: z.string(),
  current_subdomain_id: z.string().nullable(),
  target_role_id: z.string(),
  target_domain_id: z.string(),
  target_subdomain_id: z.string().nullable(),
  route_id: z.string().nullable(),
  priority_gaps: z.array(z.object({ competency_id: z.string() })),
  self_ratings: z.record(z.string(), level),
  hours_per_month: z.int(),
  goals_text: z.string(),
});

const pairing = z.object({
  id: z.string(),
  mentor_id: z.string(),
  mentee_id: z.string(),
  state: z.enum(["active", "paused", "accepted", "completed", "proposed", "declined_by_mentor"]),
  start_offset_days: z.int().nullable(),
  cadence_days: z.int(),
});

const people = z.object({ mentors: z.array(mentor), mentees: z.array(mentee), pairings: z.array(pairing) });

export type DemoPerson = z.output<z.ZodObject<typeof person>>;
export type DemoMentor = z.output<typeof mentor>;
export type DemoMentee = z.output<typeof mentee>;
export type DemoPairing = z.output<typeof pairing>;
export type DemoPeople = z.output<typeof people>;

/** The invented people of the demo community, checked. All of them use the reserved domain demo.example. */
export function readPeople(): DemoPeople {
  return people.parse(JSON.parse(readFileSync(new URL("../../content/people.json", import.meta.url), "utf8")));
}
