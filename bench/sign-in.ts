import type { Connection } from "../db/client";
import { formWith, hiddenFields } from "./forms";
import { serially } from "./load";

const attempts = 40;
const password = "critical-path-demo";

/** Signs different demo people in through the form, as a browser without JavaScript does; most of the time is Argon2's, on purpose. */
export async function measureSignIn(origin: string, { sql }: Connection) {
  const people = await sql<{ email: string }[]>`
    select email from members where password_hash is not null and is_demo order by email limit ${attempts}`;
  const page = await (await fetch(`${origin}/sign-in`)).text();
  const form = formWith(page, 'name="password"');
  return serially(people.length, async (index) => {
    const body = new FormData();
    for (const [name, value] of hiddenFields(form)) body.set(name, value);
    body.set("email", people[index]?.email ?? "");
    body.set("password", password);
    const answer = await fetch(`${origin}/sign-in`, { method: "POST", body, redirect: "manual", headers: { origin } });
    if (!answer.headers.get("set-cookie")?.includes("cp-session="))
      throw new Error(`Sign-in answered ${answer.status} without a session.`);
  });
}
