"""倡议: a call to all members to be 宣传员, 服务员, 监督员: pledges, tasks, efforts, problems found, a live tally."""
