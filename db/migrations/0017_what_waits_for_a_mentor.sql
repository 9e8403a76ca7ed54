-- These are `end_what_waits` now, see db/triggers/gates.sql.
DROP TRIGGER IF EXISTS "cancel_reviews" ON "mentorships";--> statement-breakpoint
DROP TRIGGER IF EXISTS "cancel_reviews" ON "plan_shares";--> statement-breakpoint
DROP FUNCTION IF EXISTS cancel_reviews_of_mentorship();--> statement-breakpoint
DROP FUNCTION IF EXISTS cancel_reviews_of_share();--> statement-breakpoint
DROP FUNCTION IF EXISTS cancel_reviews(uuid, uuid, timestamptz);
