-- Of a system that keeps keys as bytes, and of the view that its draft asked for.
CREATE TABLE party_org (id binary(16) PRIMARY KEY, org_name varchar(60), org_code varchar(12), parent_id binary(16));
INSERT INTO party_org VALUES
  (UNHEX('0011223344556677889900AABBCCDD01'), '示例·桥镇党委', 'C01', NULL), (UNHEX('0011223344556677889900AABBCCDD02'), '示例·甲桥党支部', 'C02', UNHEX('0011223344556677889900AABBCCDD01')), (UNHEX('0011223344556677889900AABBCCDD03'), '示例·乙桥党支部', 'C03', UNHEX('0011223344556677889900AABBCCDD01'));
CREATE VIEW v_party_org AS SELECT HEX(id) AS id, org_name, org_code, HEX(parent_id) AS parent_id FROM party_org;
