import type { Metadata } from "next";
import { ApplicationCard } from "@/components/programmes/application-card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { caller, requestTime, requireCoordinator } from "@/server/rsc";
import { decide, markSeen } from "./actions";

export const metadata: Metadata = { title: "Applications to mentor" };

const states = { approved: "Approved", declined: "Declined", submitted: "Waiting", withdrawn: "Taken back" } as const;

/** The queue of people who ask to mentor, those due first, and the last decisions. */
export default async function ApplicationsPage() {
  const reader = await requireCoordinator("/programme/mentors");
  const api = await caller();
  const [waiting, decided, options, now] = await Promise.all([
    api.programmes.applications(),
    api.programmes.decidedApplications(),
    api.accounts.profileOptions(),
    requestTime(),
  ]);
  return (
    <div className="wrap pb-16">
      <PageHead
        title="Applications to mentor"
        crumbs={[{ href: "/programme", label: "Programme" }, { label: "Applications" }]}
      >
        {waiting.length === 0
          ? "Nobody is waiting."
          : `${waiting.length} ${waiting.length === 1 ? "person waits" : "people wait"} for a decision.`}
      </PageHead>
      <div className="max-w-[48rem] stack-12">
        {waiting.length === 0 ? (
          <Section id="waiting" title="Waiting">
            <EmptyState title="No application is waiting">
              New ones come to you by mail and stand here, those due first.
            </EmptyState>
          </Section>
        ) : (
          waiting.map((application) => (
            <ApplicationCard
              key={application.id}
              application={application}
              options={options}
              now={now}
              zone={reader.zone}
              decide={decide}
              markSeen={markSeen}
            />
          ))
        )}
        {decided.length === 0 ? null : (
          <Section id="decided" title="Decided">
            <table className="recs">
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">Decision</th>
                  <th scope="col">On</th>
                  <th scope="col">Reason</th>
                </tr>
              </thead>
              <tbody>
                {decided.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">{one.name}</th>
                    <td data-l="Decision">{states[one.state]}</td>
                    <td data-l="On">
                      {one.decidedAt === null ? "" : <Time at={one.decidedAt} as="long" zone={reader.zone} />}
                    </td>
                    {one.reason === null ? <td /> : <td data-l="Reason">{one.reason}</td>}
                  </tr>
                ))}
              </tbody>
            </table>
          </Section>
        )}
      </div>
    </div>
  );
}
