# The story with Terraform. Needs the provider aliyun/alicloud.
terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

variable "endpoint" {
  default = "127.0.0.1:8080"
}

provider "alicloud" {
  region                 = "cn-hangzhou"
  access_key             = "skystage"
  secret_key             = "skystage"
  protocol               = "HTTP"
  account_type           = "Domestic"
  skip_region_validation = true
  endpoints {
    ecs = var.endpoint
    vpc = var.endpoint
    sts = var.endpoint
  }
}

resource "alicloud_vpc" "main" {
  vpc_name   = "rehearsal"
  cidr_block = "10.0.0.0/8"
}

resource "alicloud_vswitch" "main" {
  vpc_id     = alicloud_vpc.main.id
  cidr_block = "10.1.0.0/16"
  zone_id    = "cn-hangzhou-h"
}
