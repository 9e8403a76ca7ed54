ALTER TYPE "public"."flag_reason" ADD VALUE 'asked_for_money' BEFORE 'confidential';--> statement-breakpoint
ALTER TYPE "public"."flag_reason" ADD VALUE 'not_who_they_say' BEFORE 'confidential';--> statement-breakpoint
ALTER TYPE "public"."moderation_matter_outcome" ADD VALUE 'acted';--> statement-breakpoint
ALTER TYPE "public"."moderation_action" ADD VALUE 'answer_member' BEFORE 'lock_thread';--> statement-breakpoint
ALTER TYPE "public"."moderation_action" ADD VALUE 'add_tag';--> statement-breakpoint
ALTER TYPE "public"."moderation_action" ADD VALUE 'change_tag';--> statement-breakpoint
ALTER TYPE "public"."moderation_action" ADD VALUE 'retire_tag';--> statement-breakpoint
ALTER TYPE "public"."moderation_action" ADD VALUE 'restore_tag';--> statement-breakpoint
ALTER TYPE "public"."moderation_action" ADD VALUE 'merge_tag';--> statement-breakpoint
ALTER TABLE "moderation_matters" DROP CONSTRAINT "moderation_matters_one";--> statement-breakpoint
DROP INDEX "tags_name_key";--> statement-breakpoint
ALTER TABLE "cases" ALTER COLUMN "search" DROP EXPRESSION;--> statement-breakpoint
ALTER TABLE "tags" ALTER COLUMN "made_at" SET DEFAULT now();--> statement-breakpoint
ALTER TABLE "moderation_log" ADD COLUMN "about" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "moderation_matters" ADD COLUMN "no" integer NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "moderation_matters_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "moderation_matters" ADD COLUMN "member_id" uuid;--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "aliases" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "retired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "position" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "imported_hash" text;--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "edited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "moderation_matters" ADD CONSTRAINT "moderation_matters_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_matters_open_member" ON "moderation_matters" USING btree ("member_id") WHERE "moderation_matters"."settled_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_matters_no_key" ON "moderation_matters" USING btree ("no");--> statement-breakpoint
CREATE INDEX "moderation_matters_member_idx" ON "moderation_matters" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_name_key" ON "tags" USING btree (lower("name")) WHERE "tags"."merged_into_id" is null;--> statement-breakpoint
ALTER TABLE "moderation_matters" ADD CONSTRAINT "moderation_matters_one" CHECK (num_nonnulls("moderation_matters"."post_id", "moderation_matters"."case_id", "moderation_matters"."member_id") <= 1);