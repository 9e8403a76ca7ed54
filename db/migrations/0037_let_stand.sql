ALTER TYPE "public"."moderation_action" ADD VALUE 'correct_case' BEFORE 'answer_member';--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "let_stand" smallint;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "revision" smallint;--> statement-breakpoint
UPDATE "moderation_log" SET "member_id" = null WHERE "action" = 'unmask_member';