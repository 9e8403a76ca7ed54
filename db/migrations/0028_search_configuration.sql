-- English words by their stems, however they are accented.
create text search configuration critical_path (copy = english);
--> statement-breakpoint
alter text search configuration critical_path alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with unaccent, english_stem;
--> statement-breakpoint
-- Words as they are written, to be offered in the place of a misspelt one.
create text search configuration critical_path_words (copy = simple);
--> statement-breakpoint
alter text search configuration critical_path_words alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with unaccent, simple;
