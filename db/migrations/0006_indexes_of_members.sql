DROP INDEX "mentorships_mentor_idx";--> statement-breakpoint
DROP INDEX "mentorships_mentee_idx";--> statement-breakpoint
CREATE INDEX "photos_member_idx" ON "photos" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "obligations_programme_idx" ON "obligations" USING btree ("programme_id","due_at") WHERE "obligations"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "mentor_applications_member_idx" ON "mentor_applications" USING btree ("member_id","submitted_at");--> statement-breakpoint
CREATE INDEX "mentorships_mentor_idx" ON "mentorships" USING btree ("mentor_id","ended_at");--> statement-breakpoint
CREATE INDEX "mentorships_mentee_idx" ON "mentorships" USING btree ("mentee_id","ended_at");