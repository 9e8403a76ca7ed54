CREATE TYPE "public"."evidence_audience" AS ENUM('team', 'middle_management', 'senior_management', 'vendor');--> statement-breakpoint
CREATE TYPE "public"."evidence_context" AS ENUM('setting_up', 'running', 'closing_down');--> statement-breakpoint
CREATE TYPE "public"."evidence_kind" AS ENUM('text', 'link', 'file');--> statement-breakpoint
CREATE TYPE "public"."evidence_rung" AS ENUM('supported', 'contributed', 'led_part', 'accountable');--> statement-breakpoint
CREATE TYPE "public"."evidence_visibility" AS ENUM('private', 'linked', 'mentor');--> statement-breakpoint
CREATE TYPE "public"."lifecycle_stage" AS ENUM('requirements', 'design', 'build', 'test', 'cutover', 'operate', 'close');--> statement-breakpoint
CREATE TYPE "public"."project_size" AS ENUM('small', 'medium', 'large', 'programme');--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"kind" "evidence_kind" NOT NULL,
	"title" text NOT NULL,
	"shows" text NOT NULL,
	"link" text,
	"happened_on" date NOT NULL,
	"accountability" "evidence_rung",
	"communication" "evidence_rung",
	"delivery" "evidence_rung",
	"audiences" "evidence_audience"[] DEFAULT '{}' NOT NULL,
	"context" "evidence_context",
	"size" "project_size",
	"budget" text DEFAULT '' NOT NULL,
	"stages" "lifecycle_stage"[] DEFAULT '{}' NOT NULL,
	"visibility" "evidence_visibility" DEFAULT 'linked' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"key" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone NOT NULL,
	CONSTRAINT "evidence_link_has_address" CHECK (("evidence"."kind" = 'link') = ("evidence"."link" is not null)),
	CONSTRAINT "evidence_experience_has_context" CHECK ("evidence"."context" is not null or num_nonnulls("evidence"."accountability", "evidence"."communication", "evidence"."delivery") = 0)
);
--> statement-breakpoint
CREATE TABLE "evidence_confirmations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"evidence_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"member_id" uuid,
	"confirmed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence_files" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"evidence_id" uuid NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"stored_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence_links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"evidence_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"criterion_id" uuid,
	"linked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "evidence_links_once" UNIQUE NULLS NOT DISTINCT("evidence_id","plan_id","item_id","criterion_id")
);
--> statement-breakpoint
CREATE TABLE "evidence_questions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"evidence_id" uuid NOT NULL,
	"asker_id" uuid,
	"question" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	"key" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence_traces" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"criterion_id" uuid,
	"title" text NOT NULL,
	"happened_on" date NOT NULL,
	"removed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_confirmations" ADD CONSTRAINT "evidence_confirmations_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_confirmations" ADD CONSTRAINT "evidence_confirmations_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_files" ADD CONSTRAINT "evidence_files_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_links" ADD CONSTRAINT "evidence_links_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_links" ADD CONSTRAINT "evidence_links_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_questions" ADD CONSTRAINT "evidence_questions_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_questions" ADD CONSTRAINT "evidence_questions_asker_id_members_id_fk" FOREIGN KEY ("asker_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_traces" ADD CONSTRAINT "evidence_traces_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_owner_idx" ON "evidence" USING btree ("owner_id","happened_on" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_key" ON "evidence" USING btree ("owner_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_confirmations_once" ON "evidence_confirmations" USING btree ("evidence_id","version","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_files_evidence_key" ON "evidence_files" USING btree ("evidence_id");--> statement-breakpoint
CREATE INDEX "evidence_links_item_idx" ON "evidence_links" USING btree ("plan_id","item_id");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_questions_key" ON "evidence_questions" USING btree ("evidence_id","key");--> statement-breakpoint
CREATE INDEX "evidence_traces_item_idx" ON "evidence_traces" USING btree ("plan_id","item_id");