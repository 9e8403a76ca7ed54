import { Choices, Optional } from "@/components/ui/choices";
import { SelectField, TextAreaField } from "@/components/ui/field";
import { goalsLimit } from "@/domain/benchmark/start";
import { isContested, stanceLabel } from "@/domain/catalogue/words";
import { type RoleOption, roleOptions } from "./role-step";

export type RouteOption = {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly stances: readonly string[];
  readonly stages: readonly { readonly roleId: string }[];
};

/** The first seat to aim at: junior project manager, and from there project manager. */
function usualTarget(currentRoleId: string | null): string {
  return currentRoleId === "junior-pm" ? "project-manager" : "junior-pm";
}

function routeHint(route: RouteOption): string {
  if (isContested(route.stances)) return `Contested: one article advises against it. ${route.summary}`;
  const said = route.stances.filter((stance) => stance !== "silent").map((stance) => stanceLabel(stance).toLowerCase());
  return [...said.map((words, i) => `${i === 0 ? "One article" : "The other"}: ${words}.`), route.summary].join(" ");
}

/** Where somebody wants to be, and by which route, if they know it already. `leave` is the value for a suggested one. */
export function TargetStep({
  roles,
  routes,
  answers,
  leave,
}: {
  readonly roles: readonly RoleOption[];
  readonly routes: readonly RouteOption[];
  readonly answers: {
    readonly currentRoleId: string | null;
    readonly targetRoleId: string | null;
    readonly routeId: string | null;
    readonly goals: string | null;
  };
  readonly leave: string;
}) {
  const fromHere = routes.filter((route) =>
    route.stages.slice(0, -1).some((stage) => stage.roleId === answers.currentRoleId),
  );
  return (
    <div className="fields">
      <SelectField
        name="targetRoleId"
        label="The role you want"
        hint="The next one, or the one after: you can change it later"
        options={roleOptions(roles.filter((role) => role.id !== answers.currentRoleId))}
        defaultValue={answers.targetRoleId ?? usualTarget(answers.currentRoleId)}
      />
      <Choices
        name="routeId"
        legend={<Optional>Your route</Optional>}
        hint="Two articles judge these differently. Both views are on the page of each route"
        look="tiles"
        options={[
          { value: leave, label: "Suggest one for me", hint: "The usual way from your role to the one you want" },
          ...(fromHere.length === 0 ? routes : fromHere).map((route) => ({
            value: route.id,
            label: route.name,
            hint: routeHint(route),
          })),
        ]}
        selected={answers.routeId ?? leave}
      />
      <TextAreaField
        name="goals"
        label="What you want to be able to do"
        aside="optional"
        hint="One or two things, and by when. They are a tenth of the fit, and stand ready in your request; nobody reads them before you ask"
        rows={3}
        maxLength={goalsLimit}
        defaultValue={answers.goals ?? ""}
      />
    </div>
  );
}
