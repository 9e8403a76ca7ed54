CREATE TYPE "public"."plan_review_outcome" AS ENUM('signed', 'withdrawn', 'lapsed', 'cancelled');--> statement-breakpoint
ALTER TYPE "public"."obligation_kind" ADD VALUE 'answer_review';--> statement-breakpoint
ALTER TYPE "public"."obligation_kind" ADD VALUE 'sign_review';--> statement-breakpoint
ALTER TYPE "public"."obligation_kind" ADD VALUE 'decide_gate';--> statement-breakpoint
ALTER TYPE "public"."obligation_kind" ADD VALUE 'sign_gate';--> statement-breakpoint
ALTER TYPE "public"."obligation_kind" ADD VALUE 'ask_review';--> statement-breakpoint
CREATE TABLE "gate_reviews" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"mentorship_id" uuid,
	"mentor_id" uuid,
	"submitted_at" timestamp with time zone NOT NULL,
	"gate" jsonb NOT NULL,
	"words" jsonb NOT NULL,
	"saved_at" timestamp with time zone,
	"effects" jsonb,
	"decided_revision" integer,
	"settled_at" timestamp with time zone,
	"outcome" "plan_review_outcome",
	CONSTRAINT "gate_reviews_settled" CHECK (("gate_reviews"."settled_at" is null) = ("gate_reviews"."outcome" is null)),
	CONSTRAINT "gate_reviews_signed_has_decision" CHECK ("gate_reviews"."outcome" is distinct from 'signed' or ("gate_reviews"."words" ->> 'decision' is not null and "gate_reviews"."effects" is not null))
);
--> statement-breakpoint
CREATE TABLE "plan_reviews" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"since" integer,
	"mentorship_id" uuid,
	"mentor_id" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"answers" jsonb NOT NULL,
	"remark" text DEFAULT '' NOT NULL,
	"saved_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"outcome" "plan_review_outcome",
	CONSTRAINT "plan_reviews_settled" CHECK (("plan_reviews"."settled_at" is null) = ("plan_reviews"."outcome" is null))
);
--> statement-breakpoint
ALTER TABLE "gate_reviews" ADD CONSTRAINT "gate_reviews_mentorship_id_mentorships_id_fk" FOREIGN KEY ("mentorship_id") REFERENCES "public"."mentorships"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_reviews" ADD CONSTRAINT "gate_reviews_mentor_id_members_id_fk" FOREIGN KEY ("mentor_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_reviews" ADD CONSTRAINT "gate_reviews_plan_id_revision_plan_revisions_plan_id_number_fk" FOREIGN KEY ("plan_id","revision") REFERENCES "public"."plan_revisions"("plan_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reviews" ADD CONSTRAINT "plan_reviews_mentorship_id_mentorships_id_fk" FOREIGN KEY ("mentorship_id") REFERENCES "public"."mentorships"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reviews" ADD CONSTRAINT "plan_reviews_mentor_id_members_id_fk" FOREIGN KEY ("mentor_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reviews" ADD CONSTRAINT "plan_reviews_plan_id_revision_plan_revisions_plan_id_number_fk" FOREIGN KEY ("plan_id","revision") REFERENCES "public"."plan_revisions"("plan_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "gate_reviews_one_open" ON "gate_reviews" USING btree ("plan_id","item_id") WHERE "gate_reviews"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "gate_reviews_plan_idx" ON "gate_reviews" USING btree ("plan_id","item_id","submitted_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "gate_reviews_mentorship_idx" ON "gate_reviews" USING btree ("mentorship_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_reviews_one_open" ON "plan_reviews" USING btree ("plan_id") WHERE "plan_reviews"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "plan_reviews_plan_idx" ON "plan_reviews" USING btree ("plan_id","asked_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "plan_reviews_mentorship_idx" ON "plan_reviews" USING btree ("mentorship_id");