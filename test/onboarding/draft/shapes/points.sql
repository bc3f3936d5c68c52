-- Of a points system: a comment alone tells the superior; coordinates are dotted, orders grow like keys.
CREATE TABLE sp_ccp_party (party_no int PRIMARY KEY COMMENT '编号', party_name varchar(255) COMMENT '党组织名称', party_name_short varchar(255) COMMENT '党组织简称', party_pno int COMMENT '上级党组织', party_manager varchar(100) COMMENT '负责人', party_type int COMMENT '1.党支部 2.非党员工作团体', status varchar(5) COMMENT '状态', update_time datetime COMMENT '修改时间', gc_lng varchar(255) COMMENT '经度', gc_lat varchar(255) COMMENT '纬度', sort_no int COMMENT '排序号');
INSERT INTO sp_ccp_party VALUES
  (1, '示例·矿区党委', '矿区', NULL, '示例·某', 1, 'A', '2020-01-02 03:04:05', '104.06', '30.657420', 1),
  (2, '示例·东矿党总支', '东矿', 1, '示例·某', 1, 'A', '2020-01-02 03:04:05', '104.07', '30.657421', 2),
  (3, '示例·西矿党总支', '西矿', 1, '示例·某', 1, 'A', '2020-01-02 03:04:05', '104.08', '30.657422', 3),
  (4, '示例·采一党支部', '采一', 2, '示例·某', 1, 'A', '2020-01-02 03:04:05', '104.09', '30.657423', 4),
  (5, '示例·采二党支部', '采二', 2, '示例·某', 1, 'B', '2020-01-02 03:04:05', '104.10', '30.657424', 5),
  (6, '示例·机电党支部', '机电', 3, '示例·某', 1, 'A', '2020-01-02 03:04:05', '104.11', '30.657425', 6);
CREATE TABLE sp_ccp_partyday_plan_log (log_id int PRIMARY KEY, party_no varchar(255) COMMENT '党组织编号', party_name varchar(255) COMMENT '党组织名称', meeting_grade decimal(11,2) COMMENT '三会一课积分') COMMENT '党日活动计划表';
INSERT INTO sp_ccp_partyday_plan_log SELECT party_no, party_no, party_name, 0 FROM sp_ccp_party;
INSERT INTO sp_ccp_partyday_plan_log SELECT party_no + 10, party_no, party_name, 0 FROM sp_ccp_party;
