-- Of an enterprise platform: snowflake keys, organizations only, three columns of states.
CREATE TABLE party_org (id bigint PRIMARY KEY COMMENT '党组织ID', org_code varchar(50) COMMENT '党组织编码', org_name varchar(100) COMMENT '党组织名称', org_type varchar(30) COMMENT 'PARTY_COMMITTEE/GENERAL_BRANCH/BRANCH/GROUP', parent_id bigint COMMENT '上级党组织ID,根组织为空', sys_org_id bigint COMMENT '关联统一组织ID', member_count int DEFAULT 0 COMMENT '党员数量', establish_date date COMMENT '成立日期', status smallint DEFAULT 1, deleted smallint DEFAULT 0, delete_token bigint DEFAULT 0, version int DEFAULT 0);
INSERT INTO party_org VALUES
  (1829000000000000001, 'A01', '示例·集团党委', 'PARTY_COMMITTEE', NULL, 1, 210, '2001-07-01', 1, 0, 0, 3),
  (1829000000000000002, 'A0101', '示例·一公司党总支', 'GENERAL_BRANCH', 1829000000000000001, 2, 60, '2005-07-01', 1, 0, 0, 1),
  (1829000000000000003, 'A0102', '示例·二公司党总支', 'GENERAL_BRANCH', 1829000000000000001, 3, 55, '2006-07-01', 1, 0, 0, 2),
  (1829000000000000004, 'A010101', '示例·一车间党支部', 'BRANCH', 1829000000000000002, 4, 12, '2007-07-01', 1, 0, 0, 0),
  (1829000000000000005, 'A010102', '示例·二车间党支部', 'BRANCH', 1829000000000000002, 5, 17, '2007-07-01', 1, 0, 0, 0),
  (1829000000000000006, 'A010201', '示例·三车间党支部', 'BRANCH', 1829000000000000003, 6, 9, '2008-07-01', 2, 0, 0, 0),
  (1829000000000000007, 'A010202', '示例·四车间党支部', 'BRANCH', 1829000000000000003, 7, 8, '2008-07-01', 1, 1, 1829000000000000007, 1);
