-- Every committee has a first, a second and a third branch: their names repeat, below one committee they do not.
CREATE TABLE PartyCommittee (committeeId int PRIMARY KEY, committeeName varchar(60));
INSERT INTO PartyCommittee VALUES (11, '示例·甲院党委'), (12, '示例·乙院党委'), (13, '示例·丙院党委'), (14, '示例·丁院党委');
CREATE TABLE PartyBranch (branchId int PRIMARY KEY, branchName varchar(60), partyId int);
INSERT INTO PartyBranch VALUES (1, '示例·第一党支部', 11), (2, '示例·第二党支部', 11), (3, '示例·第一党支部', 12), (4, '示例·第二党支部', 12), (5, '示例·第一党支部', 13), (6, '示例·第二党支部', 13), (7, '示例·第一党支部', 14), (8, '示例·第二党支部', 14);
