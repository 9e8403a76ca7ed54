ALTER TABLE "kept_posts" ADD COLUMN "thread_id" uuid;--> statement-breakpoint
CREATE INDEX "kept_posts_lessons_idx" ON "kept_posts" USING btree ("member_id","thread_id") WHERE "kept_posts"."lesson" is not null;--> statement-breakpoint
-- As in db/triggers, already here: what is kept while the product goes over to this has its thread as well.
CREATE FUNCTION "keep_thread_of_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  new.thread_id := (select thread_id from posts where id = new.post_id);
  return new;
end
$$;
--> statement-breakpoint
CREATE TRIGGER "keep_thread" BEFORE INSERT ON "kept_posts" FOR EACH ROW EXECUTE FUNCTION "keep_thread_of_kept"();
--> statement-breakpoint
UPDATE "kept_posts" SET "thread_id" = p."thread_id" FROM "posts" p WHERE p."id" = "kept_posts"."post_id";
