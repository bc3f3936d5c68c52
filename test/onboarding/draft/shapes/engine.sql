-- Of a bank's system: levels that only a comment explains, kinds of business that are none of organizations, scores and a map of users.
CREATE TABLE RE_PARTY_ORG (id bigint PRIMARY KEY COMMENT '党组织ID', org_name varchar(100) COMMENT '党组织名称', parent_id bigint COMMENT '上级党组织ID', org_level int COMMENT '层级(1:分行党委 2:党支部)', org_code varchar(50) COMMENT '党组织编码', org_type varchar(20) COMMENT '类型:经营单位/营销部室/中后台部门', principal varchar(50) COMMENT '负责人姓名', contact_phone varchar(20) COMMENT '联系电话', deleted tinyint DEFAULT 0 COMMENT '软删(0有效 1删除)') COMMENT '红色引擎-党组织';
INSERT INTO RE_PARTY_ORG VALUES
  (1, '示例·分行党委', NULL, 1, 'A00', '中后台部门', NULL, NULL, 0), (2, '示例·营业部党支部', 1, 2, 'A01', '经营单位', NULL, NULL, 0), (3, '示例·零售部党支部', 1, 2, 'A02', '营销部室', NULL, NULL, 0),
  (4, '示例·风控部党支部', 1, 2, 'A03', '中后台部门', NULL, NULL, 0), (5, '示例·旧网点党支部', 1, 2, 'A04', '经营单位', NULL, NULL, 1);
CREATE TABLE RE_USER_PARTY_MAP (id bigint PRIMARY KEY, user_id varchar(50), party_org_id bigint COMMENT '党组织ID');
INSERT INTO RE_USER_PARTY_MAP VALUES (1, 'u1', 2), (2, 'u2', 3);
CREATE TABLE RE_ANNUAL_RESULT (id bigint PRIMARY KEY, party_org_id bigint COMMENT '党组织ID', org_name varchar(100) COMMENT '党组织名称', total decimal(6,2) COMMENT '得分');
INSERT INTO RE_ANNUAL_RESULT VALUES (1, 2, '示例·营业部党支部', 90), (2, 3, '示例·零售部党支部', 91), (3, 4, '示例·风控部党支部', 92), (4, 5, '示例·旧网点党支部', 60);
