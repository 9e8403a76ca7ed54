ALTER TYPE "public"."plan_proposal_outcome" ADD VALUE 'cancelled';--> statement-breakpoint
ALTER TABLE "evidence_traces" ADD COLUMN "linked_at" timestamp with time zone;--> statement-breakpoint
-- A trace was left by a signature on any gate of the plan: those of other gates go, the others began at the review that was signed.
UPDATE "evidence_traces" AS t SET "linked_at" = (
  SELECT max(r."settled_at") FROM "gate_reviews" AS r
  WHERE r."plan_id" = t."plan_id" AND r."item_id" = t."item_id" AND r."outcome" = 'signed' AND r."settled_at" <= t."removed_at"
);--> statement-breakpoint
DELETE FROM "evidence_traces" WHERE "linked_at" IS NULL;--> statement-breakpoint
ALTER TABLE "evidence_traces" ALTER COLUMN "linked_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "gate_reviews" ADD COLUMN "key" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "plan_reviews" ADD COLUMN "key" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "plan_proposals" ADD COLUMN "key" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "gate_reviews_key" ON "gate_reviews" USING btree ("plan_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_reviews_key" ON "plan_reviews" USING btree ("plan_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_proposals_key" ON "plan_proposals" USING btree ("plan_id","key");
