CREATE TYPE "public"."mail_kind" AS ENUM('plan_comments');--> statement-breakpoint
CREATE TABLE "mail_switched_off" (
	"member_id" uuid NOT NULL,
	"kind" "mail_kind" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "mail_switched_off_member_id_kind_pk" PRIMARY KEY("member_id","kind")
);
--> statement-breakpoint
ALTER TABLE "plan_comments" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "plan_comments" ADD COLUMN "mentorship_id" uuid;--> statement-breakpoint
ALTER TABLE "plan_comments" ADD COLUMN "refs" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_switched_off" ADD CONSTRAINT "mail_switched_off_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_comments" ADD CONSTRAINT "plan_comments_mentorship_id_mentorships_id_fk" FOREIGN KEY ("mentorship_id") REFERENCES "public"."mentorships"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_comments" ADD CONSTRAINT "plan_comments_parent_id_plan_comments_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."plan_comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_comments_parent_idx" ON "plan_comments" USING btree ("parent_id");--> statement-breakpoint
ALTER TABLE "plan_comments" ADD CONSTRAINT "plan_comments_resolved" CHECK ("plan_comments"."parent_id" is null or "plan_comments"."resolved_at" is null);--> statement-breakpoint
-- What was said already is between those who were the two at that moment: of a mentor, by whom it was said; of the owner, the one to
-- whom the plan was shown last. What finds no mentorship is its owner's alone.
UPDATE "plan_comments" AS c SET "mentorship_id" = (
  SELECT m."id" FROM "mentorships" AS m
  JOIN "plans" AS p ON p."owner_id" = m."mentee_id" AND p."id" = c."plan_id"
  LEFT JOIN "plan_shares" AS s ON s."mentorship_id" = m."id" AND s."plan_id" = c."plan_id"
    AND s."shared_at" <= c."at" AND (s."revoked_at" IS NULL OR s."revoked_at" >= c."at")
  WHERE m."started_at" <= c."at" AND (m."ended_at" IS NULL OR m."ended_at" >= c."at")
    AND (m."mentor_id" = c."author_id" OR (p."owner_id" = c."author_id" AND s."id" IS NOT NULL))
  ORDER BY s."shared_at" DESC NULLS LAST, m."started_at" DESC LIMIT 1
);
