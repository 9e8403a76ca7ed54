CREATE TYPE "public"."flag_reason" AS ENUM('risk_to_somebody', 'confidential', 'identifies_somebody', 'unkind', 'selling', 'off_topic');--> statement-breakpoint
CREATE TYPE "public"."moderation_matter_outcome" AS ENUM('kept', 'edited', 'removed', 'deleted');--> statement-breakpoint
CREATE TYPE "public"."moderation_action" AS ENUM('approve_post', 'decline_post', 'keep_post', 'hide_post', 'remove_post', 'restore_post', 'keep_case', 'lock_thread', 'unlock_thread', 'pin_thread', 'unpin_thread', 'move_thread', 'split_thread', 'merge_thread', 'suspend_member', 'reinstate_member', 'unmask_member');--> statement-breakpoint
CREATE TYPE "public"."obligation_duty" AS ENUM('moderator');--> statement-breakpoint
ALTER TYPE "public"."post_state" ADD VALUE 'declined' BEFORE 'sealed';--> statement-breakpoint
ALTER TYPE "public"."obligation_kind" ADD VALUE 'review_post';--> statement-breakpoint
ALTER TYPE "public"."obligation_kind" ADD VALUE 'review_sensitive_post';--> statement-breakpoint
ALTER TYPE "public"."obligation_kind" ADD VALUE 'decide_report';--> statement-breakpoint
CREATE TABLE "flags" (
	"matter_id" uuid NOT NULL,
	"reporter_id" uuid NOT NULL,
	"reason" "flag_reason" NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "flags_matter_id_reporter_id_pk" PRIMARY KEY("matter_id","reporter_id")
);
--> statement-breakpoint
CREATE TABLE "moderation_log" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"no" bigint GENERATED ALWAYS AS IDENTITY (sequence name "moderation_log_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"action" "moderation_action" NOT NULL,
	"actor_id" uuid,
	"thread_id" uuid,
	"post_id" uuid,
	"case_id" text,
	"programme_id" uuid,
	"member_id" uuid,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "moderation_matters" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"post_id" uuid,
	"case_id" text,
	"programme_id" uuid,
	"opened_at" timestamp with time zone NOT NULL,
	"urgent" boolean DEFAULT false NOT NULL,
	"snapshot" jsonb NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by_id" uuid,
	"outcome" "moderation_matter_outcome",
	"words" text DEFAULT '' NOT NULL,
	CONSTRAINT "moderation_matters_one" CHECK (num_nonnulls("moderation_matters"."post_id", "moderation_matters"."case_id") <= 1),
	CONSTRAINT "moderation_matters_settled" CHECK (("moderation_matters"."settled_at" is null) = ("moderation_matters"."outcome" is null))
);
--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_waiting";--> statement-breakpoint
ALTER TABLE "obligations" DROP CONSTRAINT "obligations_owner";--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "duty" "obligation_duty";--> statement-breakpoint
ALTER TABLE "blocks" ADD COLUMN "unnamed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_matter_id_moderation_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."moderation_matters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_reporter_id_members_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_log" ADD CONSTRAINT "moderation_log_actor_id_members_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_log" ADD CONSTRAINT "moderation_log_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_matters" ADD CONSTRAINT "moderation_matters_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_matters" ADD CONSTRAINT "moderation_matters_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_matters" ADD CONSTRAINT "moderation_matters_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_matters" ADD CONSTRAINT "moderation_matters_settled_by_id_members_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "flags_reporter_idx" ON "flags" USING btree ("reporter_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_log_no_key" ON "moderation_log" USING btree ("no");--> statement-breakpoint
CREATE INDEX "moderation_log_programme_idx" ON "moderation_log" USING btree ("programme_id","no");--> statement-breakpoint
CREATE INDEX "moderation_log_post_idx" ON "moderation_log" USING btree ("post_id","no");--> statement-breakpoint
CREATE INDEX "moderation_log_thread_idx" ON "moderation_log" USING btree ("thread_id","no");--> statement-breakpoint
CREATE INDEX "moderation_log_member_idx" ON "moderation_log" USING btree ("member_id","no");--> statement-breakpoint
CREATE INDEX "moderation_log_actor_idx" ON "moderation_log" USING btree ("actor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_matters_open_post" ON "moderation_matters" USING btree ("post_id") WHERE "moderation_matters"."settled_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_matters_open_case" ON "moderation_matters" USING btree ("case_id") WHERE "moderation_matters"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "moderation_matters_queue_idx" ON "moderation_matters" USING btree ("urgent" DESC NULLS LAST,"opened_at") WHERE "moderation_matters"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "moderation_matters_post_idx" ON "moderation_matters" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "obligations_duty_idx" ON "obligations" USING btree ("duty","due_at") WHERE "obligations"."settled_at" is null;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_waiting" CHECK (("posts"."state"::text in ('pending', 'declined', 'sealed')) = ("posts"."major" is null));--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_owner" CHECK (num_nonnulls("obligations"."owner_id", "obligations"."programme_id", "obligations"."duty") > 0);