"""The province's collector: many months' workbooks into one (省级汇总); see docs/roll-up.md."""
